using System.Collections;
using System.Reflection;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>Proves that a model takes up its whole answer: nothing documented is left unread, and nothing sent is unknown.</summary>
internal static class WholeAnswer
{
    private const string Unknown = "UnknownFields";

    public static void Check(object? value, IReadOnlyCollection<string> absent) => Assert.Empty(Gaps(value, absent).Distinct(StringComparer.Ordinal));

    private static IEnumerable<string> Gaps(object? value, IReadOnlyCollection<string> absent)
    {
        if (value is IEnumerable items and not string)
        {
            return items.Cast<object?>().SelectMany(item => Gaps(item, absent));
        }

        return value?.GetType().GetProperty(Unknown) is null ? [] : OfRecord(value, absent);
    }

    private static IEnumerable<string> OfRecord(object record, IReadOnlyCollection<string> absent)
    {
        foreach (PropertyInfo property in record.GetType().GetProperties())
        {
            object? value = property.GetValue(record);
            if (property.Name == Unknown)
            {
                foreach (string name in (value as Broker.MetaTrader.Wire.UnknownFields)?.Names.Where(name => !absent.Contains(name)) ?? [])
                {
                    yield return $"{record.GetType().Name} does not know {name}";
                }
            }
            else if (value is null && !absent.Contains(property.Name))
            {
                yield return $"{record.GetType().Name}.{property.Name} is null";
            }

            foreach (string gap in Gaps(value, absent))
            {
                yield return gap;
            }
        }
    }
}
