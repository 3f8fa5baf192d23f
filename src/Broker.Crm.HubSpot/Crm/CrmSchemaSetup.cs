using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Properties;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Makes sure that every projected field exists as a property, and the three that tickets need.</summary>
internal sealed class CrmSchemaSetup(IHubSpotClient client, HubSpotCrmOptions options)
{
    private const string Operation = "EnsureSchema";

    internal async ValueTask<BoundaryResult<CrmSetupReport>> RunAsync(CrmSchema schema, CrmLayout layout, CancellationToken cancellationToken)
    {
        if (Misuse(schema, layout) is { } misuse)
        {
            return BoundaryResult<CrmSetupReport>.Failed(Outcome.NotSent, CrmFailures.Invalid(Operation, misuse));
        }

        var group = new HubSpotPropertyGroup { Name = options.PropertyGroup, Label = "Broker" };
        var created = new List<string>();
        var differing = new List<HubSpotSchemaDifference>();
        foreach ((string objectType, List<HubSpotPropertyDefinition> wanted) in Wanted(schema, layout))
        {
            try
            {
                HubSpotSchemaReport report = await client.Properties.EnsureAsync(objectType, group, wanted, cancellationToken).ConfigureAwait(false);
                created.AddRange(report.Created);
                differing.AddRange(report.Differing.Where(static d => !d.OnlyShownOtherwise));
            }
            catch (BrokerApiException exception)
            {
                BoundaryFailure failure = BoundaryFailure.From(exception.Error);
                string names = string.Join(", ", wanted.Select(w => w.Name));
                return BoundaryResult<CrmSetupReport>.Failed(
                    exception.Outcome == Outcome.Confirmed ? Outcome.Unknown : exception.Outcome,
                    failure with { Sentence = $"The {objectType} properties {names} could not be made sure of. {failure.Sentence}" });
            }
        }

        return differing.Find(static d => d.LacksUniqueness) is { } unfit
            ? BoundaryResult<CrmSetupReport>.Failed(Outcome.Refused, CrmFailures.Invalid(Operation, $"{unfit} Records cannot be written by it."))
            : BoundaryResult<CrmSetupReport>.Confirmed(new CrmSetupReport(created, [.. differing.Select(static d => d.ToString())]));
    }

    private static string? Misuse(CrmSchema schema, CrmLayout layout)
    {
        foreach (IGrouping<CrmEntity, CrmField> entity in schema.Fields.GroupBy(static f => f.Entity))
        {
            CrmField[] keys = [.. entity.Where(static f => f.IsExternalId)];
            if (keys.Length > 1)
            {
                return $"The schema gives {entity.Key} the external ids {string.Join(" and ", keys.Select(static k => k.Name))}; exactly one is allowed.";
            }

            if (keys is [{ Kind: not CrmFieldKind.Text } odd])
            {
                return $"The external id {odd.Name} of {entity.Key} is of the kind {odd.Kind}; only text can be unique here.";
            }
        }

        // On one contact two fields of one name would write over each other for ever.
        return !layout.AccountsAreRecords && schema.Fields.GroupBy(static f => f.Name, StringComparer.Ordinal).FirstOrDefault(static g => g.Select(f => f.Entity).Distinct().Count(e => e != CrmEntity.Ticket) > 1) is { } twice
            ? $"The field {twice.Key} is wanted for customers and for trading accounts, which share the contact here; give them different names, or set the option Crm.TradingAccountLayout."
            : null;
    }

    private Dictionary<string, List<HubSpotPropertyDefinition>> Wanted(CrmSchema schema, CrmLayout layout)
    {
        string group = options.PropertyGroup;
        var wanted = new Dictionary<string, List<HubSpotPropertyDefinition>>(StringComparer.Ordinal);

        void Add(string objectType, HubSpotPropertyDefinition definition)
        {
            if (!wanted.TryGetValue(objectType, out List<HubSpotPropertyDefinition>? list))
            {
                wanted[objectType] = list = [];
            }

            if (!list.Exists(d => d.Name == definition.Name))
            {
                list.Add(definition);
            }
        }

        Add(CrmLayout.Contacts, HubSpotPropertyDefinition.Text(layout.CustomerKey, "Broker client id", group, unique: true));
        Add(CrmLayout.Tickets, HubSpotPropertyDefinition.Text(CrmLayout.TicketKey, "Broker ticket key", group, unique: true));
        Add(CrmLayout.Tickets, HubSpotPropertyDefinition.Text(CrmLayout.TicketVerdict, "Broker verdict", group));
        Add(CrmLayout.Tickets, HubSpotPropertyDefinition.Text(CrmLayout.TicketReference, "Broker reference", group));
        foreach (CrmField field in schema.Fields)
        {
            // On a ticket the key is ours, and a second unique property would be one of only ten.
            bool unique = field.IsExternalId && field.Entity != CrmEntity.Ticket;
            Add(layout.ObjectTypeOf(field.Entity), Definition(field, group, unique));
        }

        return wanted;
    }

    private static HubSpotPropertyDefinition Definition(CrmField field, string group, bool unique) => field.Kind switch
    {
        CrmFieldKind.Number => HubSpotPropertyDefinition.Number(field.Name, field.Label, group),
        CrmFieldKind.DateTime => HubSpotPropertyDefinition.DateTime(field.Name, field.Label, group),
        CrmFieldKind.Boolean => HubSpotPropertyDefinition.Boolean(field.Name, field.Label, group),
        _ => HubSpotPropertyDefinition.Text(field.Name, field.Label, group, unique),
    };
}
