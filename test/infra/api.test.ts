import { allRoutes } from '@flowi/contracts/api';
import { describe, expect, test } from 'vitest';
import { resources, text } from './testing/stacks.ts';

describe.each(['local', 'prod'] as const)('the API of stage %s', (stage) => {
  const made = Object.values(resources(stage, 'AWS::ApiGatewayV2::Route'));

  test('has the routes of the contracts and no other', () => {
    const keys = made.map(({ Properties }) => Properties['RouteKey']).sort();

    expect(keys).toEqual(allRoutes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  test('asks for a token on every route', () => {
    const open = made.filter(
      ({ Properties }) => Properties['AuthorizationType'] !== 'JWT' || !Properties['AuthorizerId'],
    );

    expect(open).toEqual([]);
  });

  test('takes tokens of its own users, made for its own programs', () => {
    const [authorizer] = Object.values(resources(stage, 'AWS::ApiGatewayV2::Authorizer'));
    const { Audience, Issuer } = authorizer?.Properties['JwtConfiguration'] ?? {};

    expect(Audience).toHaveLength(2);
    expect(text(Issuer)).toMatch(/^https:\/\/cognito-idp\.<AWS::Region>\.amazonaws\.com\/<.*UsersPool.*>$/);
  });

  test('sends each route to the function of its capability', () => {
    const integrations = resources(stage, 'AWS::ApiGatewayV2::Integration');
    const wrong = made.filter(({ Properties }) => {
      const route = allRoutes.find(({ method, path }) => `${method} ${path}` === Properties['RouteKey']);
      const id = text(Properties['Target']).replace(/^integrations\/<(.*)>$/, '$1');
      const uri = text(integrations[`api/${id}`]?.Properties['IntegrationUri']);
      return !uri.toLowerCase().startsWith(`<${route?.capability}function`);
    });

    expect(wrong).toEqual([]);
  });

  test('limits how many requests it takes', () => {
    const [deployed] = Object.values(resources(stage, 'AWS::ApiGatewayV2::Stage'));

    expect(deployed?.Properties['DefaultRouteSettings']).toMatchObject({
      ThrottlingRateLimit: expect.any(Number),
      ThrottlingBurstLimit: expect.any(Number),
    });
  });
});

test('the log of requests says who and what, never the query', () => {
  const [deployed] = Object.values(resources('prod', 'AWS::ApiGatewayV2::Stage'));
  const format = deployed?.Properties['AccessLogSettings'].Format;

  expect(JSON.parse(format)).toMatchObject({ route: '$context.routeKey', user: '$context.authorizer.claims.sub' });
  expect(format).not.toMatch(/path|query|rawPath/i);
});
