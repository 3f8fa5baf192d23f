using System.Text;

namespace Broker.Crm.Records.Engine;

/// <summary>Writes, once for each enum of a class, how its members and the values of options become each other.</summary>
internal static class OptionEmitter
{
    public static string Parser(RecordClass record, OptionSet options) => "__ParseOption" + IndexOf(record, options);

    public static string Text(RecordClass record, OptionSet options) => "__TextOfOption" + IndexOf(record, options);

    public static void Write(StringBuilder code, RecordVendor vendor, RecordClass record)
    {
        foreach (OptionSet options in Sets(record))
        {
            code.AppendLine($"    private static bool {Parser(record, options)}(global::System.ReadOnlySpan<byte> option, out {options.Type} value)").AppendLine("    {");
            if (options.Options.Count > 0)
            {
                Values(code, options);
            }

            code.AppendLine("        value = default;").AppendLine("        return false;").AppendLine("    }").AppendLine();
            code.AppendLine($"    private static string {Text(record, options)}({options.Type} value) => value switch").AppendLine("    {");
            foreach ((string member, string value) in options.Options)
            {
                code.AppendLine($"        {member} => {Identifier.Literal(value)},");
            }

            string allowed = Identifier.Literal(string.Join(", ", options.Options.Select(static o => o.Value)));
            string type = options.Type.Substring(options.Type.LastIndexOfAny(['.', ':']) + 1);
            code.AppendLine($"        _ => throw {vendor.Type("ModelReader")}.NoOption({Identifier.Literal(type)}, value.ToString(), {allowed}),").AppendLine("    };").AppendLine();
        }
    }

    private static void Values(StringBuilder code, OptionSet options)
    {
        code.AppendLine("        switch (option.Length)").AppendLine("        {");
        foreach (IGrouping<int, (string Member, string Value)> group in options.Options.GroupBy(static o => Encoding.UTF8.GetByteCount(o.Value)).OrderBy(static g => g.Key))
        {
            code.AppendLine($"            case {group.Key}:");
            foreach ((string member, string value) in group)
            {
                code.AppendLine($"                if (global::System.MemoryExtensions.SequenceEqual(option, {Identifier.Literal(value)}u8)) {{ value = {member}; return true; }}");
            }

            code.AppendLine("                break;");
        }

        code.AppendLine("        }").AppendLine();
    }

    private static OptionSet[] Sets(RecordClass record) =>
        [.. record.Properties.Select(static p => p.Options).OfType<OptionSet>().GroupBy(static o => o.Type, StringComparer.Ordinal).Select(static g => g.First())];

    private static int IndexOf(RecordClass record, OptionSet options) => Array.FindIndex(Sets(record), set => set.Type == options.Type);
}
