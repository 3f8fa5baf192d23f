namespace Broker.Crm.Records.Engine;

/// <summary>One property of a class.</summary>
/// <param name="Member">Its name in code, without escape.</param>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Head">What stands before its body: <c>public partial string? Email</c>.</param>
/// <param name="Getter">The get accessor's words.</param>
/// <param name="Setter">The set accessor's words; null for none.</param>
/// <param name="Kind">How it is stored.</param>
/// <param name="Type">The type of what it stores, without the nullable mark for a value.</param>
/// <param name="Options">The enum of an option.</param>
/// <param name="IsReadOnly">Never written.</param>
internal sealed record RecordProperty(
    string Member, string Name, string Head, string Getter, string? Setter, PropertyKind Kind, string Type, OptionSet? Options, bool IsReadOnly)
{
    /// <summary>Only a create may send it.</summary>
    public bool IsCreateOnly { get; init; }

    /// <summary>The class of a parent or of children, or the word of a compound; null for plain values.</summary>
    public string? Of { get; init; }

    public string Field => "__" + Member;

    /// <summary>A value with a bit that says whether it is there: half the size of a nullable.</summary>
    public bool IsPacked => Kind >= PropertyKind.Number;

    /// <summary>Can it meet a text that does not fit?</summary>
    public bool MayBeUnreadable => Kind >= PropertyKind.OptionList;
}
