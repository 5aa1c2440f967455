import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';

/** A stack with the outputs that laptop mode reads, small enough for tests: one function behind a signed-in API. */
const SOURCE = `exports.handler = async (event) => {
  console.log(JSON.stringify({ called: event.rawPath }));
  if (event.rawPath === '/throw') throw new Error('secret detail');
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(process.env) };
};`;

const app = new App();
const stack = new Stack(app, 'small');
const pool = new UserPool(stack, 'Pool', { signInAliases: { email: true } });
const client = pool.addClient('Cli', { authFlows: { userPassword: true } });
const handler = new LambdaFunction(stack, 'Function', {
  runtime: Runtime.NODEJS_24_X,
  handler: 'index.handler',
  code: Code.fromInline(SOURCE),
});
const bucket = new Bucket(stack, 'Data', { enforceSSL: true });
bucket.grantRead(handler);
const issuer = `https://cognito-idp.${stack.region}.amazonaws.com/${pool.userPoolId}`;
const authorizer = new HttpJwtAuthorizer('Jwt', issuer, { jwtAudience: [client.userPoolClientId] });
const api = new HttpApi(stack, 'Api', { defaultAuthorizer: authorizer });
api.addRoutes({
  path: '/{proxy+}',
  methods: [HttpMethod.ANY],
  integration: new HttpLambdaIntegration('Handler', handler),
});
const outputs = {
  ApiId: api.apiId,
  UserPoolId: pool.userPoolId,
  WebClientId: client.userPoolClientId,
  CliClientId: client.userPoolClientId,
  JobQueueUrl: new Queue(stack, 'Jobs').queueUrl,
  ReconcileFunction: handler.functionName,
};
for (const [name, value] of Object.entries(outputs)) new CfnOutput(stack, name, { value });
app.synth();
