import { allRoutes, type Capability, type Route } from '@flowi/contracts/api';
import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpApi,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Users } from '../state/users.ts';

export interface FlowApiProps {
  readonly functions: Readonly<Record<Capability, IFunction>>;
  readonly users: Users;
  /** Programs whose tokens are taken. */
  readonly clients: readonly IUserPoolClient[];
  /** An API of another stack that has no routes yet. @default a new one */
  readonly api?: HttpApi;
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
  readonly api: IHttpApi;

  constructor(scope: Construct, id: string, props: FlowApiProps) {
    super(scope, id);
    this.api = props.api ? referenced(this, 'Api', props.api) : emptyApi(this, 'Api');
    this.addStage(props);
    const authorizer = authorizerOf(props);
    const integrations = new Map<Capability, HttpLambdaIntegration>();
    for (const { capability, method, path } of allRoutes) {
      const integration = integrations.get(capability) ?? lambdaIntegration(capability, props.functions[capability]);
      integrations.set(capability, integration);
      new HttpRoute(this.api, `${method}${path}`, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, METHODS[method]),
        integration,
        authorizer,
      });
    }
  }

  private addStage({ throttle, accessLogDays }: FlowApiProps): void {
    new HttpStage(this.api, 'Stage', {
      httpApi: this.api,
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

function authorizerOf({ users, clients }: FlowApiProps): IHttpRouteAuthorizer {
  return new HttpJwtAuthorizer('Users', users.issuer, {
    jwtAudience: clients.map(({ userPoolClientId }) => userPoolClientId),
  });
}

/** The HTTP API before it has a route: nothing answers. */
export function emptyApi(scope: Construct, id: string): HttpApi {
  return new HttpApi(scope, id, { createDefaultStage: false, description: 'Flowi' });
}

/** What is added to the API becomes part of the stack that adds it. */
function referenced(scope: Construct, id: string, { apiId, apiEndpoint }: HttpApi): IHttpApi {
  return HttpApi.fromHttpApiAttributes(scope, id, { httpApiId: apiId, apiEndpoint });
}

/** One permission for the whole API: one a route would outgrow what a function's policy may hold. */
function lambdaIntegration(capability: Capability, fn: IFunction): HttpLambdaIntegration {
  return new HttpLambdaIntegration(capability, fn, { scopePermissionToRoute: false });
}
