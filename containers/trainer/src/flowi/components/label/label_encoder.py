"""Read the target as classes."""

from flowi.components.base import LabelComponent
from flowi.components.registry import register


@register
class LabelEncoder(LabelComponent):
    """Classes are numbered ascending; answers come back under their names."""

    id = "label.label_encoder"
    title = "Label encoder"
    help = (
        "Reads the target as classes, even where its values are numbers. Models learn class numbers; answers come "
        "back under the names in the data."
    )
    task = "classification"
