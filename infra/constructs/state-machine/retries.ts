import { Duration } from 'aws-cdk-lib';
import { JitterType, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';

const BACKOFF = { interval: Duration.seconds(1), backoffRate: 2, jitterStrategy: JitterType.FULL } as const;

/** Faults of the Lambda service, not of the function: the function may never have run. */
const LAMBDA_SERVICE: RetryProps = {
  ...BACKOFF,
  errors: [
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
  ],
  maxAttempts: 6,
  maxDelay: Duration.seconds(60),
};

/**
 * A step throws only what it did not expect, such as a throttled table; expected failures are answers. Steps may run twice: they write
 * with conditions.
 */
const UNEXPECTED: RetryProps = { ...BACKOFF, errors: ['States.TaskFailed'], maxAttempts: 2 };

export const STEP_RETRIES: readonly RetryProps[] = [LAMBDA_SERVICE, UNEXPECTED];

/** Only the service's own faults: the work behind the call is not repeated. */
export const LAMBDA_JOB_RETRIES: readonly RetryProps[] = [LAMBDA_SERVICE];

/** SageMaker refused to create the job: throttled, or no capacity just now. A job that ran and failed is States.TaskFailed. */
export const SAGEMAKER_RETRIES: readonly RetryProps[] = [
  {
    errors: [
      'SageMaker.AmazonSageMakerException',
      'SageMaker.ResourceLimitExceededException',
      'SageMaker.SdkClientException',
    ],
    interval: Duration.seconds(15),
    backoffRate: 2,
    maxAttempts: 4,
    maxDelay: Duration.minutes(5),
    jitterStrategy: JitterType.FULL,
  },
];

/** Another execution could not be started. */
export const NESTED_RETRIES: readonly RetryProps[] = [
  {
    ...BACKOFF,
    errors: ['StepFunctions.AWSStepFunctionsException', 'StepFunctions.SdkClientException'],
    maxAttempts: 4,
  },
];
