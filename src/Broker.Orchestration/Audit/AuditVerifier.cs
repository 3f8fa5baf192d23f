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
        (long At, long Found, string Head)? misplaced = null;
        bool checkpointSeen = checkpoint is null || checkpoint.Count == 0;
        await foreach (AuditRecord record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            count++;
            if (record.Sequence != count && misplaced is null)
            {
                misplaced = (count, record.Sequence, previous);
            }

            // Only what follows tells whether the record that should stand here is gone or stands elsewhere.
            if (misplaced is { } place)
            {
                if (record.Sequence <= place.At)
                {
                    return new AuditVerification(false, place.At - 1, place.Head, place.At, AuditFault.Reordered, $"Record {place.At} is out of order: sequence {place.Found} stands in its place.");
                }

                continue;
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

        if (misplaced is { } gap)
        {
            return new AuditVerification(false, gap.At - 1, gap.Head, gap.At, AuditFault.Missing, $"Record {gap.At} is missing: sequence {gap.Found} stands in its place.");
        }

        return checkpointSeen
            ? new AuditVerification(true, count, previous, null, null, $"{count} records, chain complete.")
            : new AuditVerification(false, count, previous, count + 1, AuditFault.Truncated, $"The chain ends at record {count}; the checkpoint of {checkpoint!.At:O} knew {checkpoint.Count}.");
    }
}
