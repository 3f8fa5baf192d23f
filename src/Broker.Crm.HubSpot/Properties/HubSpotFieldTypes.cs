namespace Broker.Crm.HubSpot.Properties;

/// <summary>How a property is shown. An open set: answers hold other names too (contracts/hubspot.md 4).</summary>
public static class HubSpotFieldTypes
{
    /// <summary>One checkbox: yes or no.</summary>
    public const string BooleanCheckbox = "booleancheckbox";

    /// <summary>A value that HubSpot computes by a formula.</summary>
    public const string CalculationEquation = "calculation_equation";

    /// <summary>Several checkboxes: several options at once.</summary>
    public const string Checkbox = "checkbox";

    /// <summary>A date picker.</summary>
    public const string Date = "date";

    /// <summary>A file.</summary>
    public const string File = "file";

    /// <summary>Formatted text.</summary>
    public const string Html = "html";

    /// <summary>A number.</summary>
    public const string Number = "number";

    /// <summary>A phone number.</summary>
    public const string PhoneNumber = "phonenumber";

    /// <summary>Radio buttons: one option.</summary>
    public const string Radio = "radio";

    /// <summary>A list to choose one option from.</summary>
    public const string Select = "select";

    /// <summary>One line of text.</summary>
    public const string Text = "text";

    /// <summary>Several lines of text.</summary>
    public const string TextArea = "textarea";
}
