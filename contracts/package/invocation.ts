/**
 * SageMaker passes on one route and one header of a caller's choice. A request of the Open Inference Protocol says so in that header,
 * since its body alone could be a record with a column called `inputs`.
 */
export const ENDPOINT_ATTRIBUTES_HEADER = 'x-amzn-sagemaker-custom-attributes';
export const INFER_ATTRIBUTE = 'protocol=v2';
