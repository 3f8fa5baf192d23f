using System.Text;

namespace Broker.Crm.Salesforce.Tests.Query;

/// <summary>Reads a query as Salesforce does, written apart from the builder: strings with their escapes, and everything else.</summary>
internal static class SoqlTokens
{
    /// <summary>The query with each string replaced by a mark, and the strings as they are after unescaping.</summary>
    public static (string Structure, IReadOnlyList<string> Strings) Read(string query)
    {
        var structure = new StringBuilder();
        var strings = new List<string>();
        for (int i = 0; i < query.Length; i++)
        {
            if (query[i] != '\'')
            {
                structure.Append(query[i]);
                continue;
            }

            var value = new StringBuilder();
            for (i++; ; i++)
            {
                if (i >= query.Length)
                {
                    throw new FormatException("unclosed string");
                }

                if (query[i] == '\'')
                {
                    break;
                }

                if (query[i] != '\\')
                {
                    value.Append(query[i] is '\n' or '\r' ? throw new FormatException("line break in a string") : query[i]);
                    continue;
                }

                i++;
                value.Append(query[i] switch
                {
                    'n' or 'N' => '\n',
                    'r' or 'R' => '\r',
                    't' or 'T' => '\t',
                    'b' or 'B' => '\b',
                    'f' or 'F' => '\f',
                    '"' => '"',
                    '\'' => '\'',
                    '\\' => '\\',
                    '%' => '%',
                    '_' => '_',
                    char other => throw new FormatException("bad escape " + other),
                });
            }

            strings.Add(value.ToString());
            structure.Append('?');
        }

        return (structure.ToString(), strings);
    }
}
