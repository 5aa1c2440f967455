import { allRoutes, type Capability, type Route } from '@flowi/contracts/api';
import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, type IHttpRouteAuthorizer, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Users } from '../state/users.ts';

export interface FlowApiProps {
  readonly functions: Readonly<Record<Capability, IFunction>>;
  readonly users: Users;
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** Log of requests. @default requests are not logged */
  readonly accessLogDays?: number;
}

const METHODS: Readonly<Record<Route['method'], HttpMethod>> = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  DELETE: HttpMethod.DELETE,
};

/** The HTTP API: every route of contracts/api behind the sign-in, answered by the function of its capability. */
export class FlowApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: FlowApiProps) {
    super(scope, id);
    const { users } = props;
    this.api = new HttpApi(this, 'Api', {
      createDefaultStage: false,
      defaultAuthorizer: authorizer(users),
      description: 'Flowi',
    });
    this.addStage(props);
    const integrations = new Map<Capability, HttpLambdaIntegration>();
    for (const { capability, method, path } of allRoutes) {
      const integration = integrations.get(capability) ?? lambdaIntegration(capability, props.functions[capability]);
      integrations.set(capability, integration);
      this.api.addRoutes({ path, methods: [METHODS[method]], integration });
    }
  }

  private addStage({ throttle, accessLogDays }: FlowApiProps): void {
    this.api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: throttle.rate, burstLimit: throttle.burst },
      detailedMetricsEnabled: true,
      ...(accessLogDays ? { accessLogSettings: { destination: this.logs(accessLogDays), format: LOG_FORMAT } } : {}),
    });
  }

  private logs(retention: number): LogGroupLogDestination {
    return new LogGroupLogDestination(
      new LogGroup(this, 'AccessLog', { retention, removalPolicy: RemovalPolicy.DESTROY }),
    );
  }
}

/** Who, what and how it ended; never the query, which may hold what is private. */
const LOG_FORMAT = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    ip: '$context.identity.sourceIp',
    user: '$context.authorizer.claims.sub',
    route: '$context.routeKey',
    status: '$context.status',
    bytes: '$context.responseLength',
    milliseconds: '$context.responseLatency',
    error: '$context.error.message',
    integrationError: '$context.integrationErrorMessage',
  }),
);

function authorizer({ issuer, web, cli }: Users): IHttpRouteAuthorizer {
  return new HttpJwtAuthorizer('Users', issuer, { jwtAudience: [web.userPoolClientId, cli.userPoolClientId] });
}

/** One permission for the whole API: one a route would outgrow what a function's policy may hold. */
function lambdaIntegration(capability: Capability, fn: IFunction): HttpLambdaIntegration {
  return new HttpLambdaIntegration(capability, fn, { scopePermissionToRoute: false });
}
