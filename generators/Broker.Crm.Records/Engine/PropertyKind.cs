namespace Broker.Crm.Records.Engine;

/// <summary>How a property is stored, read and written.</summary>
internal enum PropertyKind
{
    /// <summary>A parent record.</summary>
    Record,

    /// <summary>Child records.</summary>
    Children,

    /// <summary>A value of several parts that is only read.</summary>
    Compound,
    Text,
    SharedText,
    TextList,
    OptionList,
    Number,
    Whole,
    SmallWhole,
    Flag,
    Date,
    Time,
    TimeOfDay,
    Option,
}
