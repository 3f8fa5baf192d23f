using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Effects;

/// <summary>
/// Registers a reserved login. The API has no idempotency, so the account list is looked at first, the lease is checked right before sending,
/// the request is sent once, and whatever is not certain becomes a look-up.
/// </summary>
internal sealed class RegisterAccountHandler(
    IAccountBoundary accounts, IAccountCredentials credentials, LeaseKeeper leases, IOptions<BrokerOrchestrationOptions> options) : IEffectHandler
{
    public EffectKind Kind => EffectKind.RegisterAccount;

    public bool WritesOutside => true;

    public async Task<EffectOutcome> RunAsync(EffectRecord effect, CancellationToken cancellationToken)
    {
        TradingLogin login = TradingLogin.Parse(effect.Subject);
        BoundaryResult<AccountListing> present = await accounts.FindAsync(login, cancellationToken).ConfigureAwait(false);
        if (!present.IsConfirmed)
        {
            return EffectOutcome.Again(present.Failure);
        }

        if (present.Value.Matches.Count > 0)
        {
            return EffectOutcome.Done("found before sending", new CaseInput.AccountsListed(present.Value));
        }

        if (!present.Value.IsComplete)
        {
            return EffectOutcome.Again(Partial);
        }

        Secret password;
        try
        {
            password = await credentials.GetPasswordAsync(login, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return EffectOutcome.Again(HostFailure.Of("GetPassword", exception));
        }

        using (password)
        {
            await leases.GetAsync(cancellationToken).ConfigureAwait(false);
            BoundaryResult<AccountId> result = await accounts.RegisterAsync(
                new AccountRegistration(effect.Customer, login, options.Value.Policy.Platform, effect.Customer.Value), password, cancellationToken).ConfigureAwait(false);
            return result.Outcome switch
            {
                Outcome.Confirmed => EffectOutcome.Done("confirmed", new CaseInput.RegistrationConfirmed(result.Value)),
                Outcome.Unknown => EffectOutcome.Done($"unknown: {result.Failure!.Kind} {result.Failure.Code}", new CaseInput.RegistrationUnknown(result.Failure.Code)) with { Failure = result.Failure },
                Outcome.NotSent => EffectOutcome.Again(result.Failure!),

                // Our pace, or our own credential at the API: nothing about the customer, so it is no refusal of theirs.
                _ when result.Failure!.Kind is ErrorKind.RateLimited or ErrorKind.Authentication or ErrorKind.Permission => EffectOutcome.Again(result.Failure),
                _ => EffectOutcome.Done($"refused: {result.Failure!.Kind} {result.Failure.Code}", new CaseInput.RegistrationRefused(result.Failure.Code, !result.Failure.IsTransient)) with { Failure = result.Failure },
            };
        }
    }

    private static BoundaryFailure Partial => new()
    {
        System = "metatrader",
        Operation = "GetAccounts",
        Kind = ErrorKind.Protocol,
        Code = "partial",
        IsTransient = true,
        Sentence = "The account list was incomplete, so it does not prove that the login is not registered yet. It is listed again before anything is sent.",
    };
}
