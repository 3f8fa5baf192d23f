using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Query;
using Broker.Testing.Salesforce.Rows;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce;

/// <content>What a test sets up and looks at.</content>
public sealed partial class SalesforceSimulator
{
    /// <summary>What token answers name as the org's address; <see langword="null"/> (the default) is the simulator's own.</summary>
    public Uri? InstanceUrl
    {
        get => _settings.InstanceUrl;
        set => _settings.InstanceUrl = value;
    }

    /// <summary>How long an access token stays good without being used; two hours by default. Counted on the simulator's clock.</summary>
    public TimeSpan AccessTokenLife
    {
        get => _settings.AccessTokenLife;
        set => _settings.AccessTokenLife = value;
    }

    /// <summary>Whether a refresh token is good once; off by default. When on, one that comes again revokes its successor and all its access tokens.</summary>
    public bool RotateRefreshTokens
    {
        get => _settings.RotateRefreshTokens;
        set => _settings.RotateRefreshTokens = value;
    }

    /// <summary>The public key (PEM) that JWT assertions must be signed for; <see langword="null"/> (the default) takes any well-formed assertion.</summary>
    public string? JwtPublicKeyPem
    {
        get => _settings.JwtPublicKeyPem;
        set => _settings.JwtPublicKeyPem = value;
    }

    /// <summary>How many calls 24 hours allow; 5,000,000 by default.</summary>
    public long DailyRequestLimit
    {
        get => _settings.DailyRequestLimit;
        set => _settings.DailyRequestLimit = value;
    }

    /// <summary>How many calls of the last 24 hours were counted.</summary>
    public long DailyRequestsUsed
    {
        get
        {
            lock (Gate)
            {
                return _usage.Used;
            }
        }
    }

    /// <summary>The rows of a query's page, whatever the caller asks for; <see langword="null"/> (the default) obeys <c>Sforce-Query-Options</c>, else 2,000.</summary>
    public int? QueryPageSize
    {
        get => _settings.QueryPageSize;
        set => _settings.QueryPageSize = value;
    }

    /// <summary>The most child rows of one parent in a page; 2,000 by default.</summary>
    public int ChildPageSize
    {
        get => _settings.ChildPageSize;
        set => _settings.ChildPageSize = value;
    }

    /// <summary>How often a bulk job is asked for before it is done, with a share of its rows written each time; 1 by default. Above 100,000 rows each time it takes more.</summary>
    public int BulkPolls
    {
        get => _settings.BulkPolls;
        set => _settings.BulkPolls = value;
    }

    /// <summary>The rows of a bulk query's page where the caller names no number; 50,000 by default.</summary>
    public int BulkQueryPageSize
    {
        get => _settings.BulkQueryPageSize;
        set => _settings.BulkQueryPageSize = value;
    }

    /// <summary>Whether the last page of a bulk query has no <c>Sforce-Locator</c> at all; by default it is the text <c>null</c>. Both are seen.</summary>
    public bool OmitLastLocator
    {
        get => _settings.OmitLastLocator;
        set => _settings.OmitLastLocator = value;
    }

    /// <summary>How long a write stays unseen by queries, as while its transaction has not ended; none by default. Reads of one record see it at once.</summary>
    public TimeSpan CommitLag
    {
        get => _org.CommitLag;
        set => _org.CommitLag = value;
    }

    /// <summary>The id of the user that clients log in as, 18 characters.</summary>
    public string UserId => _org.UserId;

    /// <summary>The id of the org, 18 characters.</summary>
    public string OrganizationId => _org.OrganizationId;

    /// <summary>A new access token, as if a client had logged in.</summary>
    public string IssueAccessToken()
    {
        lock (Gate)
        {
            return _sessions.Issue();
        }
    }

    /// <summary>Adds a user, for example a person who edits records.</summary>
    /// <param name="username">The user name, in the form of an e-mail address.</param>
    /// <returns>The user's id.</returns>
    public string AddUser(string username)
    {
        ArgumentException.ThrowIfNullOrEmpty(username);
        lock (Gate)
        {
            var type = _org.Type("User");
            var record = new OrgRecord();
            foreach (var (name, value) in new[] { ("Username", (object)username), ("Email", username), ("LastName", username), ("Name", username), ("IsActive", true) })
            {
                record.Set(type.Find(name)!.Ordinal, value);
            }

            _org.Insert(type, record);
            return type.IdOf(record);
        }
    }

    /// <summary>A new access token of a user, as if that user had logged in.</summary>
    /// <param name="userId">The id that <see cref="AddUser"/> gave.</param>
    /// <exception cref="ArgumentException">There is no such user.</exception>
    public string IssueAccessToken(string userId)
    {
        lock (Gate)
        {
            return _org.FindById(_org.Type("User"), userId ?? "") is null
                ? throw new ArgumentException($"There is no user '{userId}'.", nameof(userId))
                : _sessions.Issue(OrgIds.Normalize(userId!));
        }
    }

    /// <summary>
    /// Takes over custom objects and fields from a deployment in the metadata format, as an administrator would deploy it. Permission sets are only checked; other
    /// components are refused.
    /// </summary>
    /// <param name="zip">A zip with <c>package.xml</c> at its root.</param>
    /// <exception cref="ArgumentException">It is no such zip, or the org would refuse it; the message says why.</exception>
    public void DeployMetadata(Stream zip)
    {
        ArgumentNullException.ThrowIfNull(zip);
        var deployment = MetadataDeployment.Read(zip);
        lock (Gate)
        {
            deployment.Check(name => _org.Find(name)?.Fields.Select(f => f.Name));
            foreach (var (name, fields) in deployment.Objects)
            {
                AddObject(name, fields);
            }
        }
    }

    /// <summary>A new refresh token, as if a user had authorized a client.</summary>
    public string IssueRefreshToken()
    {
        lock (Gate)
        {
            return _sessions.IssueRefreshToken();
        }
    }

    /// <summary>Ends all sessions; the next call with an old access token answers <c>INVALID_SESSION_ID</c>.</summary>
    public void ExpireSessions()
    {
        lock (Gate)
        {
            _sessions.ExpireAll();
        }
    }

    /// <summary>Counts calls that another client of the org made.</summary>
    /// <param name="calls">How many.</param>
    public void CountRequests(long calls)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(calls);
        lock (Gate)
        {
            _usage.Count(calls);
        }
    }

    /// <summary>Defines an object with a <c>Name</c> field, or adds fields to one that is there.</summary>
    /// <param name="name">The API name, for example <c>TradingAccount__c</c>.</param>
    /// <param name="fields">Its fields.</param>
    public void AddObject(string name, params IReadOnlyList<SalesforceField> fields)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(fields);
        lock (Gate)
        {
            var isNew = _org.Find(name) is null;
            var type = _org.Define(name);
            if (isNew)
            {
                type.Add(new SalesforceField("Name") { Length = 80 });
                type.Add(new SalesforceField("OwnerId", SalesforceFieldType.Reference) { ReferenceTo = "User" });
            }

            foreach (var field in fields)
            {
                Define(type, field);
            }
        }
    }

    /// <summary>Defines a field, or changes one that is there.</summary>
    /// <param name="objectType">The object's API name.</param>
    /// <param name="field">The field.</param>
    /// <exception cref="ArgumentException">There is no such object.</exception>
    public void AddField(string objectType, SalesforceField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        lock (Gate)
        {
            Define(Known(objectType), field);
        }
    }

    /// <summary>Refuses records a rule holds true for, with <c>FIELD_CUSTOM_VALIDATION_EXCEPTION</c>.</summary>
    /// <param name="objectType">The object's API name.</param>
    /// <param name="violates">Whether a record, as it would be after the write, is to be refused.</param>
    /// <param name="message">What the rule tells.</param>
    /// <param name="field">The field it tells it at, if any.</param>
    /// <exception cref="ArgumentException">There is no such object.</exception>
    public void AddValidationRule(string objectType, Func<SalesforceRow, bool> violates, string message, string? field = null)
    {
        ArgumentNullException.ThrowIfNull(violates);
        ArgumentNullException.ThrowIfNull(message);
        lock (Gate)
        {
            Known(objectType).Rules.Add(new ValidationRule(violates, message, field));
        }
    }

    /// <summary>Refuses records that a condition in SOQL holds true for.</summary>
    /// <param name="objectType">The object's API name.</param>
    /// <param name="condition">The condition, for example <c>Balance__c &lt; 0</c>.</param>
    /// <param name="message">What the rule tells.</param>
    /// <param name="field">The field it tells it at, if any.</param>
    /// <exception cref="ArgumentException">There is no such object, or the condition is none.</exception>
    public void AddValidationRule(string objectType, string condition, string message, string? field = null) =>
        AddValidationRule(objectType, Condition(objectType, condition), message, field);

    /// <summary>Lets the next writes fail with <c>UNABLE_TO_LOCK_ROW</c>, whatever they write.</summary>
    /// <param name="count">How many records.</param>
    public void LockNextWrites(int count)
    {
        lock (Gate)
        {
            _troubles.LockNext(count);
        }
    }

    /// <summary>Lets writes of a record, and of records that refer to it, fail with <c>UNABLE_TO_LOCK_ROW</c>.</summary>
    /// <param name="id">The record's id.</param>
    /// <param name="times">How often; -1 is always.</param>
    /// <exception cref="ArgumentException">It is no id.</exception>
    public void LockRecord(string id, int times)
    {
        var full = OrgIds.Normalize(id ?? "") ?? throw new ArgumentException($"'{id}' is no record id.", nameof(id));
        lock (Gate)
        {
            _troubles.LockParent(full, times);
        }
    }

    /// <summary>Lets valid rows fail.</summary>
    /// <param name="objectType">The object's API name; <c>*</c> is any.</param>
    /// <param name="when">Which rows; <see cref="SalesforceRow.Number"/> counts them in their request or job.</param>
    /// <param name="code">The code, for example <c>UNABLE_TO_LOCK_ROW</c>.</param>
    /// <param name="message">The message; a usual one by default.</param>
    /// <param name="once">Whether a row passes when it is tried again. The same row is the one with the same external ids, or the same values where it has none.</param>
    public void FailRows(string objectType, Func<SalesforceRow, bool> when, string code = "UNABLE_TO_LOCK_ROW", string? message = null, bool once = false)
    {
        ArgumentNullException.ThrowIfNull(when);
        ArgumentException.ThrowIfNullOrEmpty(code);
        lock (Gate)
        {
            _troubles.Add(new RowFailure(objectType, when, new SaveError(code, message ?? "unable to obtain exclusive access to this record"), once));
        }
    }

    /// <summary>Lets the next ingest job that is started fail; rows after the given ones stay unprocessed.</summary>
    /// <param name="afterRows">How many rows are tried before.</param>
    /// <param name="message">The job's error message.</param>
    public void FailNextIngestJob(int afterRows, string message = "InternalServerError : Too many retries")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterRows);
        ArgumentNullException.ThrowIfNull(message);
        lock (Gate)
        {
            _routes.Ingest.DoomNext(afterRows, message);
        }
    }

    /// <summary>Drops locks and failures that were asked for.</summary>
    public void ClearRowTroubles()
    {
        lock (Gate)
        {
            _troubles.Clear();
        }
    }

    private void Define(OrgType type, SalesforceField field)
    {
        type.Add(field);
        type.DefinedAt = Clock.GetUtcNow();
    }

    private OrgType Known(string objectType) => _org.Find(objectType ?? "") ?? throw new ArgumentException($"There is no object '{objectType}'.", nameof(objectType));

    private Func<SalesforceRow, bool> Condition(string objectType, string condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        lock (Gate)
        {
            var type = Known(objectType);
            try
            {
                var statement = new SoqlStatement(condition, [], default, null, null, [], null, 0);
                var holds = new SoqlFilter(_org, type, statement, deleted: false).Compile(SoqlParser.ParseCondition(condition));
                return row => holds(row.Record);
            }
            catch (SalesforceError error)
            {
                throw new ArgumentException($"The condition '{condition}' is none of {objectType}: {error.Message}", nameof(condition), error);
            }
        }
    }
}
