namespace Broker.Orchestration.Audit;

/// <summary>Walks the chain and says where it is broken and how.</summary>
public static class AuditVerifier
{
    /// <summary>Verifies records in stored order against an optional checkpoint taken earlier and kept elsewhere.</summary>
    public static async ValueTask<AuditVerification> VerifyAsync(
        IAsyncEnumerable<AuditRecord> records, AuditCheckpoint? checkpoint = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        long count = 0;
        string previous = AuditChain.Genesis;
        bool checkpointSeen = checkpoint is null || checkpoint.Count == 0;
        long? gap = null;
        await foreach (AuditRecord record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (gap is { } wanted)
            {
                if (record.Sequence == wanted)
                {
                    return new AuditVerification(false, wanted - 1, previous, wanted, AuditFault.Reordered, $"Record {wanted} is out of order: it stands behind later ones.");
                }

                continue;
            }

            count++;
            if (record.Sequence > count)
            {
                // Gone, or only moved: the rest of the chain tells.
                gap = count;
                continue;
            }

            if (record.Sequence < count)
            {
                return new AuditVerification(false, count - 1, previous, count, AuditFault.Reordered, $"Record {count} is out of order: sequence {record.Sequence} stands in its place.");
            }

            if (!string.Equals(record.Hash, AuditChain.Hash(record.Sequence, record.PreviousHash, record.Canonical), StringComparison.Ordinal))
            {
                return new AuditVerification(false, count - 1, previous, count, AuditFault.Altered, $"Record {count} was altered: its hash does not fit its content.");
            }

            if (!string.Equals(record.PreviousHash, previous, StringComparison.Ordinal))
            {
                return new AuditVerification(false, count - 1, previous, count, AuditFault.Altered, $"Record {count} does not follow the record before it: one of them was replaced.");
            }

            previous = record.Hash;
            if (checkpoint is not null && count == checkpoint.Count)
            {
                if (!string.Equals(previous, checkpoint.Head, StringComparison.Ordinal))
                {
                    return new AuditVerification(false, count, previous, count, AuditFault.Altered, $"The chain up to record {count} differs from the checkpoint of {checkpoint.At:O}.");
                }

                checkpointSeen = true;
            }
        }

        if (gap is { } missing)
        {
            return new AuditVerification(false, missing - 1, previous, missing, AuditFault.Missing, $"Record {missing} is missing: later records are there, it is not.");
        }

        return checkpointSeen
            ? new AuditVerification(true, count, previous, null, null, $"{count} records, chain complete.")
            : new AuditVerification(false, count, previous, count + 1, AuditFault.Truncated, $"The chain ends at record {count}; the checkpoint of {checkpoint!.At:O} knew {checkpoint.Count}.");
    }
}
