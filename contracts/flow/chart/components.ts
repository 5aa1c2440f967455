import type { PlainValue } from '../flow.schema.ts';

/** How a component of the original is written here. Attributes that are not named keep their name. */
export interface ComponentMapping {
  component: string;
  /** Attributes under another name here. */
  renamed?: Readonly<Record<string, string>>;
  /** Parameters that say what the original took for granted. */
  fixed?: Readonly<Record<string, PlainValue>>;
  /** Attributes that need nothing here when they have one of these values. */
  implied?: Readonly<Record<string, readonly unknown[]>>;
  /** Attributes without a counterpart, and what to do instead. */
  lost?: Readonly<Record<string, string>>;
}

const TREE_LOST = { max_leaf_size: 'use min_samples_leaf' };
const IN_PLACE = 'the column itself is changed; later nodes and requests keep using its name';

export const COMPONENT_MAPPINGS: Readonly<Record<string, ComponentMapping>> = {
  LoadFile: { component: 'load.table', renamed: { target_column: 'target' } },
  Fillna: {
    component: 'preprocessing.fill_na',
    implied: { missing_values: ['', 'nan', 'NaN', null] },
    lost: { missing_values: 'only empty cells count as missing; replace the marker with nothing in the data' },
  },
  StandardScaler: { component: 'preprocessing.standard_scaler' },
  MinMaxScaler: { component: 'preprocessing.min_max_scaler' },
  DropColumns: { component: 'preprocessing.drop_columns' },
  ReplaceString: {
    component: 'preprocessing.replace_string',
    renamed: {
      data_column_name: 'columns',
      to_replace: 'find',
      old: 'find',
      pattern: 'find',
      value: 'replacement',
      new: 'replacement',
      replace_with: 'replacement',
    },
    lost: { output_column_name: IN_PLACE },
  },
  Split: {
    component: 'preprocessing.split_string',
    renamed: {
      data_column_name: 'column',
      columns: 'column',
      output_column_name: 'outputs',
      output_columns: 'outputs',
      pattern: 'separator',
      delimiter: 'separator',
    },
    implied: { limit: [-1, '-1', ''], explode_split: [false, 'false', ''] },
    lost: {
      limit: 'each name in outputs takes one part',
      explode_split: 'a row stays one row, since serving never adds rows; name a column for each part in outputs',
    },
  },
  Substring: {
    component: 'preprocessing.substring',
    renamed: { data_column_name: 'columns' },
    lost: {
      delimiter: 'a substring is cut by position; use split_string to cut at a separator',
      count: 'a substring is cut by position; use split_string to cut at a separator',
      output_column_name: IN_PLACE,
    },
  },
  LabelEncoder: { component: 'label.label_encoder' },
  OneHotEncoder: { component: 'preprocessing.one_hot_encoder' },
  OrdinalEncoder: { component: 'preprocessing.ordinal_encoder' },
  SVC: {
    component: 'models.svc',
    implied: { probability: [false, 'false'] },
    lost: {
      probability:
        'SVC gives scores, not probabilities; use logistic regression or a tree where probabilities are needed',
    },
  },
  DecisionTree: { component: 'models.decision_tree_classifier', lost: TREE_LOST },
  DecisionTreeClassifier: { component: 'models.decision_tree_classifier', lost: TREE_LOST },
  DecisionTreeRegressor: { component: 'models.decision_tree_regressor', lost: TREE_LOST },
  RandomForestClassifier: { component: 'models.random_forest_classifier', lost: TREE_LOST },
  RandomForestRegressor: { component: 'models.random_forest_regressor', lost: TREE_LOST },
  LogisticRegression: { component: 'models.logistic_regression' },
  LinearRegression: { component: 'models.linear_regression' },
  Accuracy: {
    component: 'metrics.accuracy',
    implied: { normalize: [true, 'true', ''] },
    lost: { normalize: 'accuracy is always a share of the rows' },
  },
  Precision: { component: 'metrics.precision' },
  Recall: { component: 'metrics.recall' },
  F1: { component: 'metrics.f_beta', fixed: { beta: 1 } },
  MSE: { component: 'metrics.mean_squared_error' },
  MAE: { component: 'metrics.mean_absolute_error' },
  MSLE: { component: 'metrics.mean_squared_log_error' },
  R2: { component: 'metrics.r2' },
  SaveFile: {
    component: 'save.table',
    renamed: { label_column: 'prediction_column', save_label_column_only: 'prediction_only', file_type: 'format' },
  },
};

/** Components of the original that have no counterpart, and why. */
export const COMPONENTS_LEFT_OUT: Readonly<Record<string, string>> = {
  MelSpectrogram: 'audio is not supported; turn it into columns before loading',
  SplitSoundByThreshold: 'audio is not supported; turn it into columns before loading',
  TPE: 'every combination of values is tried as a trial; write the candidates as {values: [...]}',
  KolmogorovSmirnov: 'drift is watched for every deployed model by default; no node is needed',
};
