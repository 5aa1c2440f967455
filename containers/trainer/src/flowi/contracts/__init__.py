"""Generated from contracts/schema by tools/generate_contracts.py; do not edit."""

from flowi.contracts.comparison import Comparison
from flowi.contracts.flow import Flow
from flowi.contracts.issue import Issue
from flowi.contracts.job_reply import JobReply
from flowi.contracts.metrics import PackageMetrics
from flowi.contracts.model_contract import ModelContract
from flowi.contracts.parity import Parity
from flowi.contracts.previews import Previews
from flowi.contracts.profile import Profile
from flowi.contracts.progress import Progress
from flowi.contracts.provenance import Provenance
from flowi.contracts.reference import Reference
from flowi.contracts.sample import Sample
from flowi.contracts.train_job import TrainJob
from flowi.contracts.train_result import TrainResult

__all__ = [
    "Comparison",
    "Flow",
    "Issue",
    "JobReply",
    "ModelContract",
    "PackageMetrics",
    "Parity",
    "Previews",
    "Profile",
    "Progress",
    "Provenance",
    "Reference",
    "Sample",
    "TrainJob",
    "TrainResult",
]
