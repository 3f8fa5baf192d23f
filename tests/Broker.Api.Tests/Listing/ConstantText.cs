using System.Globalization;

namespace Broker.Api.Tests.Listing;

/// <summary>A constant as a C# literal.</summary>
internal static class ConstantText
{
    public static string Of(object? value, Type type)
    {
        Type plain = System.Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => type.IsValueType && plain == type ? "default" : "null",
            _ when plain.IsEnum => OfEnum(Enum.ToObject(plain, value), plain),
            string text => Quote(text, '"'),
            char letter => Quote(letter.ToString(), '\''),
            bool flag => flag ? "true" : "false",
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
            float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
    }

    private static string OfEnum(object value, Type type)
    {
        string[] names = value.ToString()!.Split(", ");
        return char.IsAsciiLetter(names[0][0]) || names[0][0] == '_'
            ? string.Join(" | ", names.Select(name => $"{type.Name}.{name}"))
            : $"({type.Name}){names[0]}";
    }

    private static string Quote(string text, char quote)
    {
        System.Text.StringBuilder result = new();
        result.Append(quote);
        foreach (char letter in text)
        {
            result.Append(letter switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when letter == quote => "\\" + quote,
                _ when char.IsControl(letter) => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
                _ => letter.ToString(),
            });
        }

        return result.Append(quote).ToString();
    }
}
