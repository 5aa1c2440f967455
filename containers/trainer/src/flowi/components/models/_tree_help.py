"""Descriptions of the parameters that trees and forests share."""

TREE_HELP = {
    "criterion": "What a split is judged by.",
    "max_depth": "Most levels below the root; null grows until other limits stop it.",
    "min_samples_split": "Fewest rows a node needs to be split; below 1 it is a share of all rows.",
    "min_samples_leaf": "Fewest rows on either side of a split; below 1 it is a share of all rows.",
    "min_weight_fraction_leaf": "Smallest share of the total row weight in a leaf.",
    "max_features": "Columns looked at for each split: a count, a share below 1, `sqrt`, `log2`, or null for all.",
    "max_leaf_nodes": "Most leaves; null sets no limit.",
    "min_impurity_decrease": "Smallest gain that justifies a split.",
    "ccp_alpha": "Strength of pruning afterwards; 0 prunes nothing.",
}
CLASS_WEIGHT = (
    "`balanced` gives rare classes more weight, in inverse proportion to their share; null weighs rows alike."
)
FOREST_HELP = {
    "n_estimators": "Number of trees.",
    **TREE_HELP,
    "bootstrap": "Draw the rows of each tree with replacement; off, every tree sees all rows.",
    "max_samples": "Rows drawn for each tree with bootstrap: a count, a share, or null for as many as there are.",
}
SPLITTER = "`best` looks for the best split, `random` for the best of random ones."
