using Broker.Orchestration.Audit;
using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>One commit. What can be computed without the database is computed here, on the caller's thread.</summary>
internal sealed class CommitRequest : WriteRequest<CommitResult>
{
    internal CommitRequest(JournalCommit commit)
    {
        Commit = commit;
        if (commit.Case is { } write)
        {
            if (write.Case.Version != write.ExpectedVersion + 1 || write.Case.Tenant != commit.Tenant || write.ExpectedVersion < 0)
            {
                throw new ArgumentException("The case of a commit must have its tenant and the expected version plus one.", nameof(commit));
            }

            CaseBody = CaseJson.Write(write.Case);
        }

        if (commit.Audit.Count > 0)
        {
            Canonical = new string[commit.Audit.Count];
            for (int i = 0; i < Canonical.Length; i++)
            {
                Canonical[i] = AuditChain.Canonicalize(commit.Audit[i]);
            }
        }
    }

    internal JournalCommit Commit { get; }

    internal byte[] CaseBody { get; } = [];

    internal string[] Canonical { get; } = [];

    internal override void Apply(CommitWriter writer) => Answer = writer.Write(this);
}
