using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>
/// The steps of one call, in their order. A field may hold a <see cref="CompositeValue"/> of an earlier step. Everything is checked when a step is added. Not
/// thread-safe while steps are added.
/// </summary>
public abstract class CompositeStepList
{
    private const int MaxNameLength = 40;
    private static readonly string[] Methods = ["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD"];
    private static readonly string[] ForbiddenHeaders = ["Accept", "Authorization", "Content-Type"];
    private readonly List<CompositeStep> steps = [];
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    private protected CompositeStepList()
    {
    }

    /// <summary>How many steps there are.</summary>
    public int Count => steps.Count;

    internal IReadOnlyList<CompositeStep> Steps => steps;

    /// <summary>Creates a record.</summary>
    /// <param name="type">The object.</param>
    /// <param name="fields">Its fields: string, decimal, long, int, bool, DateOnly, DateTimeOffset, null, a map that names a parent, or a value of an earlier step.</param>
    /// <param name="name">The step's name: a letter, then letters, digits and underscores, at most 40. Default null: one is made.</param>
    /// <param name="headers">Headers of this step alone; not Accept, Authorization or Content-Type.</param>
    /// <exception cref="ArgumentException">A name, a value or a header is not allowed.</exception>
    public CompositeRef Create(string type, IReadOnlyDictionary<string, object?> fields, string? name = null, IReadOnlyDictionary<string, string>? headers = null) =>
        Add("POST", $"/sobjects/{Type(type)}", type, fields, name, headers);

    /// <summary>Changes the fields of a record.</summary>
    /// <inheritdoc cref="Create"/>
    public CompositeRef Update(string type, string id, IReadOnlyDictionary<string, object?> fields, string? name = null, IReadOnlyDictionary<string, string>? headers = null) =>
        Add("PATCH", $"/sobjects/{Type(type)}/{Segment(id, nameof(id))}", type, fields, name, headers);

    /// <summary>Changes the fields of a record whose id an earlier step answers.</summary>
    /// <inheritdoc cref="Create"/>
    public CompositeRef Update(string type, CompositeValue id, IReadOnlyDictionary<string, object?> fields, string? name = null, IReadOnlyDictionary<string, string>? headers = null) =>
        Add("PATCH", $"/sobjects/{Type(type)}/{Reference(id)}", type, fields, name, headers, id);

    /// <summary>Creates or changes the record that has a value of an external id field. The field must not be among the others.</summary>
    /// <inheritdoc cref="Create"/>
    public CompositeRef Upsert(
        string type, string externalIdField, string externalId, IReadOnlyDictionary<string, object?> fields, string? name = null, IReadOnlyDictionary<string, string>? headers = null)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Keys.Contains(externalIdField, StringComparer.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"{externalIdField} stands in the address; Salesforce refuses it among the fields.", nameof(fields));
        }

        return Add("PATCH", $"/sobjects/{Type(type)}/{SalesforcePaths.Name(externalIdField, nameof(externalIdField))}/{Segment(externalId, nameof(externalId))}", type, fields, name, headers);
    }

    /// <summary>Deletes a record.</summary>
    /// <inheritdoc cref="Create"/>
    public CompositeRef Delete(string type, string id, string? name = null, IReadOnlyDictionary<string, string>? headers = null) =>
        Add("DELETE", $"/sobjects/{Type(type)}/{Segment(id, nameof(id))}", type, null, name, headers);

    /// <summary>Deletes the record whose id an earlier step answers.</summary>
    /// <inheritdoc cref="Create"/>
    public CompositeRef Delete(string type, CompositeValue id, string? name = null, IReadOnlyDictionary<string, string>? headers = null) =>
        Add("DELETE", $"/sobjects/{Type(type)}/{Reference(id)}", type, null, name, headers, id);

    /// <summary>Only how many steps: bodies are personal data.</summary>
    public override string ToString() => $"{Count} steps";

    private protected CompositeRef Add(
        string method, string path, string kind, IReadOnlyDictionary<string, object?>? fields, string? name, IReadOnlyDictionary<string, string>? headers, CompositeValue? idOf = null)
    {
        if (!Methods.Contains(method, StringComparer.Ordinal))
        {
            throw new ArgumentException($"The verb of a step is one of {string.Join(", ", Methods)}, in capitals.", nameof(method));
        }

        CheckHeaders(headers);
        var dependsOn = new HashSet<int>();
        if (idOf is not null)
        {
            dependsOn.Add(IndexOf(idOf));
        }

        ReadOnlyMemory<byte>? body = fields is null ? default(ReadOnlyMemory<byte>?) : FieldValues.Body(Resolve(fields, dependsOn, string.Empty)).Bytes;
        string given = Named(name);
        var step = new CompositeRef(this, steps.Count, given);
        steps.Add(new CompositeStep(step, method, path, body, headers, dependsOn, fields is null ? [] : [.. fields.Keys], method + " " + kind));
        return step;
    }

    private protected static string Type(string type) => SalesforcePaths.Name(type, nameof(type));

    private protected static string Segment(string value, string parameter) => SalesforcePaths.Segment(CompositeValue.Plain(value, "An address"), parameter);

    private protected string Reference(CompositeValue value)
    {
        IndexOf(value);
        return value.ToString();
    }

    private protected virtual void CheckHeaders(IReadOnlyDictionary<string, string>? headers)
    {
        foreach ((string header, string value) in headers ?? new Dictionary<string, string>())
        {
            if (ForbiddenHeaders.Contains(header, StringComparer.OrdinalIgnoreCase))
            {
                throw new ArgumentException($"A step may not have the header {header}: Salesforce refuses the whole call. Not allowed are {string.Join(", ", ForbiddenHeaders)}.", nameof(headers));
            }

            if (header.Length == 0 || !header.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || value is null || value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            {
                throw new ArgumentException("A header of a step has a name or a value that cannot travel in a header.", nameof(headers));
            }
        }
    }

    private protected virtual void CheckReference(CompositeValue value)
    {
    }

    private int IndexOf(CompositeValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        CheckReference(value);
        return ReferenceEquals(value.Step.Owner, this)
            ? value.Step.Index
            : throw new ArgumentException($"The reference to {value.Step.Name} belongs to another call; a step can only use answers of its own call.", nameof(value));
    }

    private string Named(string? name)
    {
        if (name is null)
        {
            for (int i = steps.Count + 1; ; i++)
            {
                name = FormattableString.Invariant($"r{i}");
                if (names.Add(name))
                {
                    return name;
                }
            }
        }

        if (name.Length is 0 or > MaxNameLength || !SalesforcePaths.IsName(name))
        {
            throw new ArgumentException($"The name of a step is a letter, then letters, digits and underscores, at most {MaxNameLength}.", nameof(name));
        }

        return names.Add(name) ? name : throw new ArgumentException($"Two steps are named {name}.", nameof(name));
    }

    private Dictionary<string, object?> Resolve(IReadOnlyDictionary<string, object?> fields, HashSet<int> dependsOn, string path)
    {
        var resolved = new Dictionary<string, object?>(fields.Count, StringComparer.Ordinal);
        foreach ((string name, object? value) in fields)
        {
            resolved[name] = value switch
            {
                CompositeValue reference => Use(reference, dependsOn),
                string text => CompositeValue.Plain(text, "Field " + path + name),
                IReadOnlyDictionary<string, object?> inner when path.Length < 400 => Resolve(inner, dependsOn, path + name + "."),
                _ => value,
            };
        }

        return resolved;
    }

    private string Use(CompositeValue reference, HashSet<int> dependsOn)
    {
        dependsOn.Add(IndexOf(reference));
        return reference.ToString();
    }
}
