using System.Globalization;
using Broker.Core.Pipeline;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Records;

/// <summary>Checks the options of a call and turns them into headers (contracts/salesforce.md 3).</summary>
internal static class RecordHeaders
{
    private const string Versioned = "Account";

    /// <exception cref="ArgumentException">An option does not go with the object or with the kind of write.</exception>
    internal static ApiCall Apply(ApiCall call, string type, RecordWrite write, SalesforceWriteOptions? options)
    {
        if (options is null)
        {
            return call;
        }

        CheckRules(options);
        if (options.UpdateOnly && write != RecordWrite.Upsert)
        {
            throw new ArgumentException($"UpdateOnly is true for a {Word(write)}; allowed: for an upsert.", nameof(options));
        }

        bool isConditional = options.IfModifiedSince is not null || options.IfUnmodifiedSince is not null || options.IfMatch is not null || options.IfNoneMatch is not null;
        if (write == RecordWrite.Create && isConditional)
        {
            throw new ArgumentException("A create has a condition on the present record; allowed: for an update, an upsert or a delete.", nameof(options));
        }

        if (write == RecordWrite.Delete && (options.IfMatch ?? options.IfNoneMatch) is not null)
        {
            throw new ArgumentException("A delete has IfMatch or IfNoneMatch, which Salesforce does not look at; allowed: IfUnmodifiedSince or IfModifiedSince.", nameof(options));
        }

        return Conditions(WithRules(call, options), type, options.IfModifiedSince, options.IfUnmodifiedSince, options.IfMatch, options.IfNoneMatch);
    }

    /// <summary>For a call that writes several records: what holds for one record alone is refused.</summary>
    /// <exception cref="ArgumentException">An option does not go with several records.</exception>
    internal static ApiCall ApplyToMany(ApiCall call, SalesforceWriteOptions? options)
    {
        CheckMany(options);
        return options is null ? call : WithRules(call, options);
    }

    /// <exception cref="ArgumentException">An option does not go with several records.</exception>
    internal static void CheckMany(SalesforceWriteOptions? options)
    {
        if (options is null)
        {
            return;
        }

        CheckRules(options);
        if (options.UpdateOnly || options.IfModifiedSince is not null || options.IfUnmodifiedSince is not null || (options.IfMatch ?? options.IfNoneMatch) is not null)
        {
            throw new ArgumentException(
                "UpdateOnly or a condition (IfModifiedSince, IfUnmodifiedSince, IfMatch, IfNoneMatch) is given for many records; allowed: AutoAssign, AssignmentRuleId, DuplicateRule, UpdateMru. Write such a record alone.",
                nameof(options));
        }
    }

    /// <summary>As headers of a step of a composite call or graph; null when there is none.</summary>
    internal static IReadOnlyDictionary<string, string>? OfStep(SalesforceWriteOptions? options)
    {
        Dictionary<string, string>? headers = null;
        foreach ((string name, string? value) in options is null ? [] : Rules(options))
        {
            if (value is not null)
            {
                (headers ??= new Dictionary<string, string>(StringComparer.Ordinal))[name] = value;
            }
        }

        return headers;
    }

    /// <exception cref="ArgumentException">An option does not go with the object.</exception>
    internal static ApiCall Apply(ApiCall call, string type, SalesforceReadOptions? options) => options is null
        ? call
        : Conditions(call, type, options.IfModifiedSince, options.IfUnmodifiedSince, options.IfMatch, options.IfNoneMatch);

    internal static string HttpDate(DateTimeOffset time) => time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    internal static DateTimeOffset? ReadHttpDate(string? text) =>
        DateTimeOffset.TryParseExact(text, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    private static void CheckRules(SalesforceWriteOptions options)
    {
        if (options is { AutoAssign: not null, AssignmentRuleId: not null })
        {
            throw new ArgumentException($"AutoAssign is {(options.AutoAssign.Value ? "true" : "false")} and AssignmentRuleId names a rule; allowed: one of them.", nameof(options));
        }

        if (options.AssignmentRuleId is { } rule && !SalesforceIds.IsId(rule))
        {
            throw new ArgumentException($"AssignmentRuleId is a text of {rule.Length} characters; allowed: an id of 15 or 18 letters and digits.", nameof(options));
        }
    }

    private static ApiCall WithRules(ApiCall call, SalesforceWriteOptions options)
    {
        foreach ((string name, string? value) in Rules(options))
        {
            call = call.WithHeader(name, value);
        }

        return call;
    }

    private static (string Name, string? Value)[] Rules(SalesforceWriteOptions options) =>
    [
        ("Sforce-Auto-Assign", options.AssignmentRuleId ?? options.AutoAssign switch { true => "TRUE", false => "FALSE", _ => null }),
        ("Sforce-Mru", options.UpdateMru is { } mru ? "updateMru=" + Word(mru) : null),
        ("Sforce-Duplicate-Rule-Header", options.DuplicateRule is { } duplicates
            ? $"allowSave={Word(duplicates.AllowSave)}; includeRecordDetails={Word(duplicates.IncludeRecordDetails)}; runAsCurrentUser={Word(duplicates.RunAsCurrentUser)}"
            : null),
    ];

    private static ApiCall Conditions(ApiCall call, string type, DateTimeOffset? modified, DateTimeOffset? unmodified, string? match, string? noneMatch)
    {
        if (match is not null && noneMatch is not null)
        {
            throw new ArgumentException("IfMatch and IfNoneMatch are both given; allowed: one of them.", nameof(noneMatch));
        }

        if (!string.Equals(type, Versioned, StringComparison.OrdinalIgnoreCase) && (match ?? noneMatch) is not null)
        {
            throw new ArgumentException($"IfMatch or IfNoneMatch is given for {type}; allowed: for {Versioned}, the only object that has versions. Use IfUnmodifiedSince.", nameof(match));
        }

        return call
            .WithHeader("If-Modified-Since", modified is { } since ? HttpDate(since) : null)
            .WithHeader("If-Unmodified-Since", unmodified is { } until ? HttpDate(until) : null)
            .WithHeader("If-Match", Version(match, nameof(SalesforceWriteOptions.IfMatch)))
            .WithHeader("If-None-Match", Version(noneMatch, nameof(SalesforceWriteOptions.IfNoneMatch)));
    }

    // A version without its quotes is answered with a 400 that says nothing.
    private static string? Version(string? versions, string option) => versions is null || (versions.Length > 2 && versions.EndsWith('"') && versions.StartsWith('"'))
        ? versions
        : throw new ArgumentException($"{option} is a text of {versions.Length} characters without quotes around it; allowed: ETags as answers give them, with their quotes, joined by commas.", nameof(versions));

    private static string Word(bool flag) => flag ? "true" : "false";

    private static string Word(RecordWrite write) => write switch { RecordWrite.Create => "create", RecordWrite.Update => "update", RecordWrite.Upsert => "upsert", _ => "delete" };
}
