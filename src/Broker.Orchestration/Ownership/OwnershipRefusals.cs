using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Operators;

namespace Broker.Orchestration.Ownership;

/// <summary>What is stored when a write or a proposal is refused: an audit record and an item for people. A name that is not in the map is free text and is not repeated.</summary>
internal static class OwnershipRefusals
{
    internal static CommitParts Of(OwnershipMap map, string actingAs, string factName, CustomerId? customer, string decision, string refusal, Actor actor, string causation, DateTimeOffset now)
    {
        Fact? known = map.Find(factName);
        string shown = known?.Name ?? "unknown";
        return new CommitParts
        {
            Audit =
            [
                new AuditEntry
                {
                    At = now,
                    Kind = AuditKind.Security,
                    Actor = actor,
                    Customer = customer,
                    Decision = decision,
                    Rule = "ownership-I3",
                    Reason = shown,
                    Causation = causation,
                    Inputs = known is null ? [] : [new AuditInput(known.Name, known.Owner, null, null)],
                },
            ],
            Exceptions =
            [
                new ExceptionItem
                {
                    Id = $"ownership:{actingAs}:{shown}",
                    Customer = customer,
                    Kind = ExceptionKind.Security,
                    Verdict = DelayVerdict.Operational,
                    Cause = "OwnershipViolation",
                    Sentence = known is null ? $"{actingAs} tried to write a fact that is not in the ownership map." : refusal,
                    NextActions = ["FixAdapter", "DismissWithReason"],
                    Group = "Ownership:" + actingAs,
                    RaisedAt = now,
                },
            ],
        };
    }
}
