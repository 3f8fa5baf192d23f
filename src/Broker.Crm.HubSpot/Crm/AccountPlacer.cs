using System.Collections.Concurrent;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Says where a trading account is written, and links it to its customer's contact. What was linked once is remembered for the life of the process.</summary>
internal sealed class AccountPlacer(IHubSpotClient client, CrmReader reader, HubSpotCrmOptions options)
{
    // Beyond this the memory is emptied: the next writes look up and link again, which is harmless.
    private const int MostRemembered = 100_000;

    private readonly StageResolver stages = StageResolver.OfDeals(client, options);
    private readonly ConcurrentDictionary<(string Account, string Customer), bool> linked = new();

    /// <summary>Why deals cannot be made, in words; null when they can or are not used.</summary>
    internal async ValueTask<string?> CheckAsync(CrmLayout layout, CancellationToken cancellationToken) => layout.Accounts == HubSpotAccountLayout.Deal
        ? (await stages.ResolveAsync(cancellationToken).ConfigureAwait(false)).Problem
        : null;

    /// <summary>The writes of trading accounts, in the order of the inputs; a failure where one cannot be written.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="written">Customers that were written just now, with their contacts.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async ValueTask<IReadOnlyList<BoundaryResult<CrmWrite>>> PlaceAsync(
        IReadOnlyList<CrmUpsert> accounts, IReadOnlyDictionary<string, string> written, CrmLayout layout, CancellationToken cancellationToken)
    {
        CrmUpsert[] valid = [.. accounts.Where(static a => !string.IsNullOrWhiteSpace(a.CustomerExternalId))];
        CrmUpsert[] unknown = layout.AccountsAreRecords ? [.. valid.Where(a => !linked.ContainsKey((a.ExternalId, a.CustomerExternalId!)))] : valid;
        var contacts = new Dictionary<string, string>(written, StringComparer.Ordinal);
        var existing = new Dictionary<string, CrmRecord>(StringComparer.Ordinal);
        string[] customers = [.. unknown.Select(static a => a.CustomerExternalId!).Where(c => !contacts.ContainsKey(c)).Distinct(StringComparer.Ordinal)];
        if (customers.Length > 0)
        {
            BoundaryResult<IReadOnlyDictionary<string, CrmRecord>> read = await reader.ReadManyAsync(CrmEntity.Customer, customers, [], layout, cancellationToken).ConfigureAwait(false);
            if (!read.IsConfirmed)
            {
                return [.. accounts.Select(_ => BoundaryResult<CrmWrite>.Failed(Outcome.NotSent, read.Failure))];
            }

            foreach ((string customer, CrmRecord contact) in read.Value)
            {
                contacts[customer] = contact.Id.Value;
            }
        }

        StartStage? start = null;
        if (layout.Accounts == HubSpotAccountLayout.Deal && unknown.Length > 0)
        {
            // A deal that exists keeps its stage: it belongs to the people who work in HubSpot.
            BoundaryResult<IReadOnlyDictionary<string, CrmRecord>> read =
                await reader.ReadManyAsync(CrmEntity.TradingAccount, [.. unknown.Select(static a => a.ExternalId)], [], layout, cancellationToken).ConfigureAwait(false);
            if (!read.IsConfirmed)
            {
                return [.. accounts.Select(_ => BoundaryResult<CrmWrite>.Failed(Outcome.NotSent, read.Failure))];
            }

            existing = new(read.Value, StringComparer.Ordinal);
            (start, string? problem) = await stages.ResolveAsync(cancellationToken).ConfigureAwait(false);
            if (start is null)
            {
                return [.. accounts.Select(_ => BoundaryResult<CrmWrite>.Failed(Outcome.NotSent, CrmFailures.Invalid(CrmWriter.Operation, problem!)))];
            }
        }

        return [.. accounts.Select(a => Place(a, layout, contacts, existing, start))];
    }

    /// <summary>Links a written account; null when the link is there.</summary>
    internal async ValueTask<BoundaryFailure?> LinkAsync(CrmWrite write, string customer, string recordId, CancellationToken cancellationToken)
    {
        try
        {
            await client.Associations.AssociateDefaultAsync(write.ObjectType, recordId, CrmLayout.Contacts, write.ContactId!, cancellationToken).ConfigureAwait(false);
            if (linked.Count >= MostRemembered)
            {
                linked.Clear();
            }

            linked[(write.Upsert.Key, customer)] = true;
            return null;
        }
        catch (BrokerApiException exception)
        {
            BoundaryFailure failure = BoundaryFailure.From(exception.Error);
            return failure with { Sentence = "The trading account was written and could not be linked to its customer. " + failure.Sentence };
        }
    }

    private BoundaryResult<CrmWrite> Place(
        CrmUpsert account, CrmLayout layout, Dictionary<string, string> contacts, Dictionary<string, CrmRecord> existing, StartStage? start)
    {
        if (string.IsNullOrWhiteSpace(account.CustomerExternalId))
        {
            return Failed("The TradingAccount record does not name its customer.", ErrorKind.Validation);
        }

        string customer = account.CustomerExternalId;
        bool isLinked = layout.AccountsAreRecords && linked.ContainsKey((account.ExternalId, customer));
        if (!isLinked && !contacts.ContainsKey(customer))
        {
            return Failed("The customer of the TradingAccount record has no contact yet: write the customer first.", ErrorKind.NotFound);
        }

        if (!layout.AccountsAreRecords)
        {
            return BoundaryResult<CrmWrite>.Confirmed(CrmWrite.OnContact(account, customer, layout));
        }

        CrmWrite write = CrmWrite.Plain(account, layout);
        if (isLinked)
        {
            return BoundaryResult<CrmWrite>.Confirmed(write);
        }

        if (start is not null && !existing.ContainsKey(account.ExternalId))
        {
            write = write with
            {
                Upsert = new HubSpotUpsert(account.ExternalId, new Dictionary<string, string?>(account.Fields, StringComparer.Ordinal)
                {
                    ["dealname"] = "Trading account " + account.ExternalId,
                    ["pipeline"] = start.PipelineId,
                    ["dealstage"] = start.StageId,
                }),
            };
        }

        return BoundaryResult<CrmWrite>.Confirmed(write with { ContactId = contacts[customer] });
    }

    private static BoundaryResult<CrmWrite> Failed(string sentence, ErrorKind kind) =>
        BoundaryResult<CrmWrite>.Failed(kind == ErrorKind.NotFound ? Outcome.Refused : Outcome.NotSent, CrmFailures.Invalid(CrmWriter.Operation, sentence, kind));
}
