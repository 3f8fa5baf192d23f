using System.Globalization;

namespace Broker.Crm.HubSpot.Tests.Records;

/// <summary>The cultures in which dots, commas and letters differ.</summary>
public static class Cultures
{
    public static TheoryData<string> All { get; } = new("", "de-DE", "tr-TR", "ar-SA");

    public static void In(string culture, Action act)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
