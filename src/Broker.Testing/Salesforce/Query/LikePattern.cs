namespace Broker.Testing.Salesforce.Query;

/// <summary>A pattern with % for any run of characters and _ for one; case does not matter.</summary>
internal sealed class LikePattern(List<(char Char, bool Escaped)> pattern)
{
    private readonly List<(char Char, bool Escaped)> _pattern = [.. pattern.Select(p => (char.ToUpperInvariant(p.Char), p.Escaped))];

    public bool Matches(string text)
    {
        var (at, position, star, mark) = (0, 0, -1, 0);
        while (position < text.Length)
        {
            if (at < _pattern.Count && _pattern[at] is ('%', false))
            {
                (star, mark) = (at++, position);
            }
            else if (at < _pattern.Count && (_pattern[at] is ('_', false) || _pattern[at].Char == char.ToUpperInvariant(text[position])))
            {
                at++;
                position++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                position = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (at < _pattern.Count && _pattern[at] is ('%', false))
        {
            at++;
        }

        return at == _pattern.Count;
    }
}
