using Microsoft.CodeAnalysis;

namespace Broker.Crm.Records.Engine;

/// <summary>An enum whose members stand for the values of options.</summary>
/// <param name="Type">The enum as generated code names it.</param>
/// <param name="Options">Member and value.</param>
internal sealed record OptionSet(string Type, IReadOnlyList<(string Member, string Value)> Options)
{
    public static OptionSet Read(RecordVendor vendor, INamedTypeSymbol type, string name, List<Problem> problems)
    {
        var options = new List<(string, string)>();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var constants = new HashSet<object>();
        foreach (IFieldSymbol member in type.GetMembers().OfType<IFieldSymbol>())
        {
            // A second name for the same number would never be written.
            if (!member.HasConstantValue || member.ConstantValue is not { } constant || !constants.Add(constant))
            {
                continue;
            }

            string value = Attributes.Text(member, vendor.Attribute(vendor.OptionWord)) ?? vendor.OptionOf(member.Name);
            string? why = vendor.OptionProblem(value);
            if (why is null && values.TryGetValue(value, out string? other))
            {
                why = $"{other} has it too";
            }

            if (why is not null)
            {
                Problem problem = Problem.At(member, ProblemKind.OptionValue, type.Name, member.Name, value, why);
                if (!problems.Contains(problem))
                {
                    problems.Add(problem);
                }

                continue;
            }

            values.Add(value, member.Name);
            options.Add(($"{name}.{Identifier.Of(member.Name)}", value));
        }

        return new OptionSet(name, options);
    }
}
