using System.Collections.Concurrent;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Secrets;

namespace Broker.Orchestration.Tests.Support;

/// <summary>An account API without idempotency: every registration that reaches it makes one more account.</summary>
internal sealed class FakeAccounts(TimeProvider time) : IAccountBoundary
{
    private readonly ConcurrentQueue<RegisterAnswer> answers = new();
    private readonly ConcurrentQueue<ListedAccount> accounts = new();
    private int made;

    internal int RegisterCalls { get; private set; }

    internal int FindCalls { get; private set; }

    internal bool FindFails { get; set; }

    internal bool FindIsPartial { get; set; }

    internal ConnectionState Connection { get; set; } = ConnectionState.Connected;

    internal bool? IsInvestor { get; set; } = false;

    internal string? PasswordSeen { get; private set; }

    internal Func<CancellationToken, Task>? OnFind { get; set; }

    internal Func<CancellationToken, Task>? OnRegister { get; set; }

    internal IReadOnlyCollection<ListedAccount> Accounts => accounts;

    internal void Next(params RegisterAnswer[] script) => Array.ForEach(script, answers.Enqueue);

    internal AccountId Add(TradingLogin login)
    {
        var id = new AccountId($"00000000-0000-4000-8000-{Interlocked.Increment(ref made):D12}");
        accounts.Enqueue(new ListedAccount(id, login));
        return id;
    }

    public async ValueTask<BoundaryResult<AccountId>> RegisterAsync(AccountRegistration registration, Secret password, CancellationToken cancellationToken = default)
    {
        RegisterCalls++;
        PasswordSeen = password.Reveal();
        RegisterAnswer answer = answers.TryDequeue(out RegisterAnswer next) ? next : RegisterAnswer.Ok;
        AccountId? applied = answer is RegisterAnswer.Ok or RegisterAnswer.AppliedAnswerLost or RegisterAnswer.AppliedThenHangs or RegisterAnswer.AppliedThenThrows
            ? Add(registration.Login)
            : null;
        if (OnRegister is { } hook)
        {
            await hook(cancellationToken);
        }

        switch (answer)
        {
            case RegisterAnswer.AppliedAnswerLost:
                return Failed<AccountId>(Outcome.Unknown, ErrorKind.Timeout, "timeout");
            case RegisterAnswer.LostBeforeApply:
                return Failed<AccountId>(Outcome.Unknown, ErrorKind.Transport, "reset");
            case RegisterAnswer.RefusedForGood:
                return Failed<AccountId>(Outcome.Refused, ErrorKind.Refused, "INVALID_ACCOUNT", transient: false);
            case RegisterAnswer.RefusedForNow:
                return Failed<AccountId>(Outcome.Refused, ErrorKind.Unavailable, "SERVER_BUSY");
            case RegisterAnswer.RateLimited:
                return Failed<AccountId>(Outcome.Refused, ErrorKind.RateLimited, "429");
            case RegisterAnswer.OurKeyRefused:
                return Failed<AccountId>(Outcome.Refused, ErrorKind.Authentication, "401", transient: false);
            case RegisterAnswer.NotSent:
                return Failed<AccountId>(Outcome.NotSent, ErrorKind.Connection, "refused");
            case RegisterAnswer.AppliedThenHangs:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                throw new InvalidOperationException("unreachable");
            case RegisterAnswer.AppliedThenThrows:
                throw new InvalidOperationException("CANARY-exception-text");
            default:
                return BoundaryResult<AccountId>.Confirmed(applied!.Value);
        }
    }

    public async ValueTask<BoundaryResult<AccountListing>> FindAsync(TradingLogin login, CancellationToken cancellationToken = default)
    {
        FindCalls++;
        if (OnFind is { } hook)
        {
            await hook(cancellationToken);
        }

        return FindFails
            ? Failed<AccountListing>(Outcome.Refused, ErrorKind.Unavailable, "503")
            : BoundaryResult<AccountListing>.Confirmed(new AccountListing([.. FindIsPartial ? [] : accounts.Where(a => a.Login == login)], !FindIsPartial, time.GetUtcNow()));
    }

    public ValueTask<BoundaryResult<AccountState>> ReadStateAsync(AccountId account, CancellationToken cancellationToken = default) =>
        new(BoundaryResult<AccountState>.Confirmed(new AccountState(0, 0, 0, 0, Given.Eur, IsInvestor, time.GetUtcNow())));

    public ValueTask<BoundaryResult<ConnectionCheck>> CheckConnectionAsync(AccountId account, CancellationToken cancellationToken = default) =>
        new(BoundaryResult<ConnectionCheck>.Confirmed(new ConnectionCheck(Connection, true, time.GetUtcNow())));

    public ValueTask<BoundaryResult<TimeSpan>> PingAsync(CancellationToken cancellationToken = default) => new(BoundaryResult<TimeSpan>.Confirmed(TimeSpan.Zero));

    internal static BoundaryResult<T> Failed<T>(Outcome outcome, ErrorKind kind, string code, bool transient = true, string system = "metatrader") =>
        BoundaryResult<T>.Failed(outcome, new BoundaryFailure
        {
            System = system,
            Operation = typeof(T).Name,
            Kind = kind,
            Code = code,
            IsTransient = transient,
            Sentence = $"{system} answered {code}.",
        });
}
