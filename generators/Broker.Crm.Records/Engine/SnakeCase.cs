using System.Text;

namespace Broker.Crm.Records.Engine;

/// <summary><c>AnnualRevenue</c> to <c>annual_revenue</c>, <c>HTMLBody</c> to <c>html_body</c>; the same in every culture.</summary>
internal static class SnakeCase
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool startsWord = i > 0 && char.IsUpper(c) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
