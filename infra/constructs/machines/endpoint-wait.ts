import { Duration } from 'aws-cdk-lib';
import { Condition, type IChainable, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { StepFunction } from '../functions/step-functions.ts';
import { jsonata } from '../state-machine/jsonata.ts';
import type { Steps } from '../state-machine/steps.ts';

/** An endpoint that takes longer is not coming. */
const LONGEST = Duration.minutes(40);

export interface EndpointWaitProps {
  readonly steps: Steps;
  readonly checkEndpoint: StepFunction;
  readonly request: Readonly<Record<string, unknown>>;
  /** Status that is waited for. */
  readonly until: 'in_service' | 'gone';
  readonly pollSeconds: number;
  readonly next: IChainable;
  /** Asked once more when the endpoint was busy. @default it never is */
  readonly again?: IChainable;
}

/** Variable that counts the looks; the first state of the machine sets it to 0. */
export const FIRST_LOOK = { checks: 0 } as const;

/** What follows a state that answered an EndpointStatus: go on, or wait and look again, up to a limit. */
export function endpointWait(scope: Construct, after: string, props: EndpointWaitProps): IChainable {
  const { steps, until, pollSeconds, next } = props;
  const there = Condition.jsonata(jsonata(`$states.input.status = '${until}'`));
  const tooMany = jsonata(`$checks >= ${Math.ceil(LONGEST.toSeconds() / pollSeconds)}`);
  const timedOut = {
    ok: false,
    code: 'upstream_unavailable',
    message: `The endpoint was not ${until.replace('_', ' ')} after ${LONGEST.toMinutes()} minutes`,
  };
  const wait = Wait.jsonata(scope, 'Wait', {
    time: WaitTime.duration(Duration.seconds(pollSeconds)),
    assign: { checks: jsonata('$checks + 1') },
  });
  const check = steps.step('CheckEndpoint', {
    calls: props.checkEndpoint,
    payload: props.request,
  });
  wait.next(check);
  const looked = steps.after('CheckEndpoint').when(there, next);
  check.next(steps.failWhen(looked, tooMany, 'CheckEndpoint', timedOut).otherwise(wait));
  const begun = steps.after(after).when(there, next);
  if (props.again) {
    const busy = Condition.jsonata(jsonata("$states.input.status = 'busy'"));
    const untilFree = Wait.jsonata(scope, 'WaitUntilFree', { time: WaitTime.duration(Duration.seconds(pollSeconds)) });
    untilFree.next(props.again);
    begun.when(busy, untilFree);
  }
  return begun.otherwise(wait);
}
