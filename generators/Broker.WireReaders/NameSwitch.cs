using System.Text;

namespace Broker.WireReaders;

/// <summary>Writes the look-up of a name: exact bytes by length first, then in any case. -1 is unknown, -2 is skipped on purpose.</summary>
internal static class NameSwitch
{
    public static void Write(StringBuilder code, List<WireField> fields, string[] skipped, string helper)
    {
        List<(string Name, int Index)> names = [];
        for (int i = 0; i < fields.Count; i++)
        {
            foreach (string name in fields[i].Names.Split(' '))
            {
                names.Add((name, i));
            }
        }

        foreach (string name in skipped)
        {
            names.Add((name, -2));
        }

        code.AppendLine("    private static int FieldOf(ref global::System.Text.Json.Utf8JsonReader reader)");
        code.AppendLine("    {");
        code.AppendLine("        if (reader.ValueIsEscaped)");
        code.AppendLine("        {");
        code.AppendLine("            global::System.Span<byte> plain = stackalloc byte[64];");
        code.AppendLine($"            return reader.ValueSpan.Length <= 64 ? FieldInAnyCase(plain[..{helper}.CopyName(ref reader, plain)]) : -1;");
        code.AppendLine("        }").AppendLine();
        code.AppendLine("        global::System.ReadOnlySpan<byte> name = reader.ValueSpan;");
        code.AppendLine("        switch (name.Length)").AppendLine("        {");
        foreach (IGrouping<int, (string Name, int Index)> group in names.GroupBy(static n => n.Name.Length).OrderBy(static g => g.Key))
        {
            code.AppendLine($"            case {group.Key}:");
            foreach ((string name, int index) in group)
            {
                code.AppendLine($"                if (global::System.MemoryExtensions.SequenceEqual(name, \"{name}\"u8)) return {index};");
            }

            code.AppendLine("                break;");
        }

        code.AppendLine("        }").AppendLine();
        code.AppendLine("        return FieldInAnyCase(name);");
        code.AppendLine("    }").AppendLine();
        code.AppendLine("    private static int FieldInAnyCase(global::System.ReadOnlySpan<byte> name)");
        code.AppendLine("    {");
        code.AppendLine("        switch (name.Length)").AppendLine("        {");
        foreach (IGrouping<int, (string Name, int Index)> group in names.GroupBy(static n => n.Name.Length).OrderBy(static g => g.Key))
        {
            code.AppendLine($"            case {group.Key}:");
            foreach ((string name, int index) in group)
            {
                code.AppendLine($"                if (global::System.Text.Ascii.EqualsIgnoreCase(name, \"{name}\"u8)) return {index};");
            }

            code.AppendLine("                break;");
        }

        code.AppendLine("        }").AppendLine();
        code.AppendLine("        return -1;");
        code.AppendLine("    }");
    }
}
