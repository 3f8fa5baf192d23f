using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Broker.Orchestration.Analyzers.Tests.Support;

/// <summary>A source with its expected errors written into it: <c>{|OWN001:expression|}</c>.</summary>
internal sealed record Marked(string Source, IReadOnlyList<Finding> Expected)
{
    public static Marked Parse(string text, string file)
    {
        var source = new StringBuilder();
        List<Finding> expected = [];
        Stack<(string[] Ids, int Start)> open = new();
        int at = 0;
        foreach (Match mark in Regex.Matches(text, @"\{\|(?<ids>OWN\d{3}(,OWN\d{3})*):|\|\}"))
        {
            source.Append(text, at, mark.Index - at);
            at = mark.Index + mark.Length;
            if (mark.Groups["ids"].Success)
            {
                open.Push((mark.Groups["ids"].Value.Split(','), source.Length));
            }
            else
            {
                (string[] ids, int start) = open.Pop();
                var span = TextSpan.FromBounds(start, source.Length);
                expected.AddRange(ids.Select(id => new Finding(id, file, span, source.ToString(start, span.Length))));
            }
        }

        source.Append(text, at, text.Length - at);
        return new Marked(source.ToString(), expected);
    }
}
