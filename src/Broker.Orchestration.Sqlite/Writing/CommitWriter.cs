using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Sqlite.Engine;

namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>Writes commits into the open transaction. Used by one thread at a time.</summary>
internal sealed class CommitWriter : IDisposable
{
    private readonly Database database;
    private readonly CommitStatements sql;
    private readonly AuditWriter audit;

    internal CommitWriter(Database database, TimeProvider clock)
    {
        this.database = database;
        sql = new CommitStatements(database);
        audit = new AuditWriter(database);
        Leases = new LeaseWriter(database, clock);
    }

    internal LeaseWriter Leases { get; }

    /// <summary>True when the present member of the group has changed anything, so that it cannot be refused alone any more.</summary>
    internal bool MemberWrote { get; private set; }

    internal void Begin()
    {
        sql.Begin.Run();
        Leases.Load();
    }

    internal void BeginMember() => MemberWrote = false;

    internal void Commit()
    {
        sql.Commit.Run();
        audit.Keep();
    }

    internal void RollBack()
    {
        audit.Forget();
        database.RollBack();
    }

    /// <summary>Writes one commit. Whatever can refuse it comes first, so that most refusals leave nothing to undo.</summary>
    internal CommitResult Write(CommitRequest request)
    {
        JournalCommit commit = request.Commit;
        string tenant = commit.Tenant.Value;
        if (commit.Lease is { } lease && lease.Epoch != Leases.Epoch)
        {
            throw new StaleLeaseException(lease.Epoch, Leases.Epoch);
        }

        if (commit.Received is { } received)
        {
            bool alone = commit.Case is null && commit.Links.Count == 0;
            if ((!alone && IsKnown(tenant, received)) || (alone && !Receive(tenant, received)))
            {
                MemberWrote = true;
                sql.CountDuplicate.Add(tenant).Run();
                return CommitResult.Duplicate;
            }

            CheckLinks(tenant, commit.Links);
            WriteCase(tenant, request);
            if (!alone)
            {
                Receive(tenant, received);
            }
        }
        else
        {
            CheckLinks(tenant, commit.Links);
            WriteCase(tenant, request);
        }

        MemberWrote = true;
        WriteRest(tenant, commit);
        if (request.Canonical.Length > 0)
        {
            audit.Append(request);
        }

        return CommitResult.Stored;
    }

    public void Dispose()
    {
        Leases.Dispose();
        audit.Dispose();
        sql.Dispose();
    }

    private static CaseConflictException LinkConflict(IdentityLink link, string owner) => new(
        $"The {link.Kind} id '{link.ExternalId}' belongs to customer '{owner}', not to '{link.Customer}'. Nothing was stored; a person must decide which is right.");

    private void WriteRest(string tenant, JournalCommit commit)
    {
        foreach (IdentityLink link in commit.Links)
        {
            if (sql.Link.Add(tenant).Add((long)link.Kind).Add(link.ExternalId).Add(link.Customer.Value).Run() == 0)
            {
                throw LinkConflict(link, "another of the same commit");
            }
        }

        foreach (InboxMark mark in commit.Inbox)
        {
            if (sql.Mark.Add(tenant).Add(mark.Id).Add((long)mark.Status).Add(mark.DueAt).Add(mark.Attempts).Run() == 0)
            {
                throw new InvalidOperationException($"There is no inbox item '{mark.Id}' to mark; nothing was stored.");
            }
        }

        foreach (FactRecord fact in commit.Facts)
        {
            sql.Fact.Add(tenant).Add(fact.Customer.Value).Add(fact.Fact).Add(fact.ObservedAt).Add(fact.Owner).Add(fact.Value).Add(commit.At).Add(fact.Cause).Run();
        }

        foreach (ProposalWrite write in commit.Proposals)
        {
            Write(tenant, write);
        }

        foreach (EffectRecord effect in commit.Effects)
        {
            sql.Effect.Add(tenant).Add(effect.Key).Add(effect.Customer.Value).Add((long)effect.Kind).Add(effect.Subject).Add(effect.Argument)
                .Add((long)effect.Status).Add(effect.Generation).Add(effect.Attempts).Add(effect.DueAt).Add(effect.IntentEpoch).Add(effect.IntentAt)
                .Add(effect.Outcome).Run();
        }

        foreach (TimerKey done in commit.TimersDone)
        {
            sql.RemoveTimer.Add(tenant).Add(done.Customer.Value).Add(done.Name).Run();
        }

        foreach (TimerRecord timer in commit.Timers)
        {
            sql.Timer.Add(tenant).Add(timer.Customer.Value).Add(timer.Name).Add(timer.DueAt).Add(timer.Argument).Run();
        }

        foreach (ExceptionItem item in commit.Exceptions)
        {
            Raise(tenant, item);
        }

        foreach (ExceptionClose close in commit.ExceptionsClosed)
        {
            Close(tenant, close);
        }

        foreach ((string name, string value) in commit.Cursors)
        {
            sql.Cursor.Add(tenant).Add(name).Add(value).Run();
        }
    }

    private void Write(string tenant, ProposalWrite write)
    {
        Proposal proposal = write.Proposal;
        if (write.Expected is not { } expected)
        {
            sql.Propose.Add(tenant).Add(proposal.Customer.Value).Add(proposal.Key).Add(proposal.Owner).Add((long)proposal.Status).AddUtf8(CaseJson.Write(proposal)).Run();
            return;
        }

        int changed = sql.EndProposal.Add(tenant).Add(proposal.Customer.Value).Add(proposal.Key).Add((long)proposal.Status).AddUtf8(CaseJson.Write(proposal)).Add((long)expected).Run();
        if (changed == 0)
        {
            throw new CaseConflictException($"A proposal of customer '{proposal.Customer}' for '{proposal.Fact}' was decided meanwhile. Nothing was stored; read it again.");
        }
    }

    private bool IsKnown(string tenant, InboxItem item)
    {
        bool known = sql.Known.Add(tenant).Add(item.Source).Add(item.EventId).Add(item.BusinessKey).Step();
        sql.Known.Reset();
        return known;
    }

    private bool Receive(string tenant, InboxItem item) => sql.Receive.Add(tenant).Add(item.Id).Add(item.Source).Add(item.EventId).Add(item.BusinessKey)
        .Add(item.Type).Add((long)item.SubjectKind).Add(item.SubjectId).Add(item.Customer?.Value).Add(item.OccurredAt).Add(item.ReceivedAt)
        .Add(item.BodyHash).Add((long)item.Status).Add(item.DueAt).Add(item.Attempts).Run() == 1;

    private void CheckLinks(string tenant, IReadOnlyList<IdentityLink> links)
    {
        foreach (IdentityLink link in links)
        {
            string? owner = sql.LinkOwner.Add(tenant).Add((long)link.Kind).Add(link.ExternalId).Step() ? sql.LinkOwner.Text(0) : null;
            sql.LinkOwner.Reset();
            if (owner is not null && owner != link.Customer.Value)
            {
                throw LinkConflict(link, owner);
            }
        }
    }

    // The statement is its own check: it changes no row when the case has moved on.
    private void WriteCase(string tenant, CommitRequest request)
    {
        if (request.Commit.Case is not { } write)
        {
            return;
        }

        CustomerCase customerCase = write.Case;
        int changed = write.ExpectedVersion == 0
            ? sql.InsertCase.Add(tenant).Add(customerCase.Customer.Value).Add((long)customerCase.State).AddUtf8(request.CaseBody).Run()
            : sql.UpdateCase.Add(tenant).Add(customerCase.Customer.Value).Add((long)customerCase.State).AddUtf8(request.CaseBody).Add(write.ExpectedVersion).Run();
        if (changed == 0)
        {
            throw new CaseConflictException(FormattableString.Invariant(
                $"The case of customer '{customerCase.Customer}' is no longer at version {write.ExpectedVersion}. Nothing was stored; read it again and decide again."));
        }

        MemberWrote = true;
    }

    private void Raise(string tenant, ExceptionItem raised)
    {
        ExceptionItem? known = ReadException(tenant, raised.Id);
        Save(tenant, known switch
        {
            null => raised,
            { ClosedAt: null } => known with { Sentence = raised.Sentence, Count = known.Count + 1 },
            _ => raised with { RaisedAt = known.RaisedAt, Count = known.Count + 1, ClosedAt = null, CloseReason = null },
        });
    }

    private void Close(string tenant, ExceptionClose close)
    {
        if (ReadException(tenant, close.Id) is { ClosedAt: null } open)
        {
            Save(tenant, open with { ClosedAt = close.At, CloseReason = close.Reason });
        }
    }

    private ExceptionItem? ReadException(string tenant, string id)
    {
        ExceptionItem? item = sql.ReadException.Add(tenant).Add(id).Step() ? CaseJson.ReadException(sql.ReadException.Utf8(0)) : null;
        sql.ReadException.Reset();
        return item;
    }

    private void Save(string tenant, ExceptionItem item) =>
        sql.SaveException.Add(tenant).Add(item.Id).Add(item.Customer?.Value).Add(item.RaisedAt).Add(item.ClosedAt).AddUtf8(CaseJson.Write(item)).Run();
}
