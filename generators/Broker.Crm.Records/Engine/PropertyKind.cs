namespace Broker.Crm.Records.Engine;

/// <summary>How a property is stored, read and written.</summary>
internal enum PropertyKind
{
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
    Option,
}
