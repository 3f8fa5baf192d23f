using System.Text;

namespace Broker.Crm.Salesforce.Tests.Bulk;

/// <summary>A slow and plain CSV reader, written by the letter, to check the fast one by.</summary>
internal static class Table
{
    public static List<string[]> Read(string text, char delimiter = ',')
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        bool any = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"')
            {
                quoted = any = true;
            }
            else if (c == delimiter)
            {
                row.Add(cell.ToString());
                cell.Clear();
                any = true;
            }
            else if (c is '\r' or '\n')
            {
                if (any || cell.Length > 0)
                {
                    row.Add(cell.ToString());
                    rows.Add([.. row]);
                }

                row.Clear();
                cell.Clear();
                any = false;
            }
            else
            {
                cell.Append(c);
            }
        }

        if (any || cell.Length > 0)
        {
            row.Add(cell.ToString());
            rows.Add([.. row]);
        }

        return rows;
    }
}
