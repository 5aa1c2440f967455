"""What the command line prints."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flowi.training.metrics import by_name
from flowi.training.result import varied_parameters
from flowi.training.run import RunOutcome
from flowi.training.train import Trained


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows in columns of even width; the first is the header."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def parameters_text(varied: Mapping[str, Mapping[str, Any]]) -> str:
    """`fill.strategy=mean svc.C=10`."""
    return " ".join(f"{node}.{name}={value}" for node, values in varied.items() for name, value in values.items())


def figures(values: Mapping[str, float]) -> str:
    """`accuracy 0.967, f_beta 0.966`."""
    return ", ".join(f"{name} {value:.4g}" for name, value in values.items()) or "none"


def trials_table(trained: Trained) -> str:
    """A line for each trial: its parameters and validation metrics; the chosen one is starred."""
    varied = varied_parameters(trained.plan)
    names = list(dict.fromkeys(name for one in trained.results.trials for name in by_name(trained.plan, one.metrics)))
    rows = [["trial", "model", "parameters", *names, "seconds"]]
    for result in trained.results.trials:
        metrics = by_name(trained.plan, result.metrics)
        star = "*" if result.number == trained.chosen.number else " "
        absent = "-" if result.succeeded else "failed"
        cells = [f"{metrics[name]:.4f}" if name in metrics else absent for name in names]
        model = trained.plan.trial(result.number).model
        rows.append(
            [f"{star}{result.number}", model, parameters_text(varied[result.number]), *cells, f"{result.seconds:.2f}"]
        )
    return table(rows)


def run_text(outcome: RunOutcome) -> str:
    """The result of a run for people."""
    trained = outcome.trained
    parity, fits = trained.parity, trained.results.fits
    changes = f"{parity.label_changes} labels changed, {parity.ties} ties"
    lines = [
        trials_table(trained),
        "",
        f"chosen      trial {trained.chosen.number}, by {trained.selected_by} on the validation rows",
        f"fits        {fits.distinct} made, {fits.steps} asked for",
        f"test        {figures(trained.held_out.metrics)} ({len(trained.split.test)} held-out rows, exported graph)",
        f"parity      {changes}, largest difference {parity.largest_difference:.2g} ({parity.rows} rows)",
        f"processors  {trained.held_out.processors}",
        f"live model  {comparison_text(outcome.comparison)}",
        f"tracking    {outcome.tracking.state}",
        f"package     {outcome.package.folder} ({outcome.package.bytes:,} bytes)",
        f"digest      {outcome.package.digest}",
        *(f"saved       {path}" for path in outcome.saves),
    ]
    return "\n".join(lines)


def comparison_text(comparison: Mapping[str, Any]) -> str:
    """The comparison in one line."""
    if comparison["status"] == "no_live_model":
        return "none to compare with"
    if comparison["status"] == "incomparable":
        return f"not comparable: {comparison['reason']}"
    low, high = comparison["interval"]
    return (
        f"{comparison['metric']} {comparison['candidate']:.4g} against {comparison['live']:.4g}: "
        f"gain {comparison['gain']:+.4g}, 95% between {low:+.4g} and {high:+.4g}"
    )


def issues_text(issues: Iterable[Mapping[str, Any]]) -> str:
    """A line for each issue."""
    return "\n".join(f"{issue['severity']}: {issue['code']} {_place(issue)}{issue['message']}" for issue in issues)


def _place(issue: Mapping[str, Any]) -> str:
    parts = [str(issue[key]) for key in ("nodeId", "field") if issue.get(key)]
    return f"({' '.join(parts)}) " if parts else ""
