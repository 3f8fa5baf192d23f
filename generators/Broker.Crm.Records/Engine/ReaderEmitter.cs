using System.Text;

namespace Broker.Crm.Records.Engine;

/// <summary>Writes the reader: a switch over the length of a name, then its bytes; no dictionary, no reflection.</summary>
internal static class ReaderEmitter
{
    public static void Write(StringBuilder code, RecordVendor vendor, RecordClass record, BitPlan bits)
    {
        string helper = vendor.Type("ModelReader");
        code.AppendLine($"    static {record.FullName} {vendor.Interface(record.FullName)}.Read(ref global::System.Text.Json.Utf8JsonReader reader)").AppendLine("    {");
        code.AppendLine($"        var it = new {record.FullName}();");
        for (int i = 0; i < bits.Words; i++)
        {
            code.AppendLine($"        it.__bits{i} = 0; // what a constructor set was not set by the caller");
        }

        code.AppendLine($"        if (!{helper}.Begin(ref reader)) return it;");
        code.AppendLine($"        while ({helper}.Next(ref reader))").AppendLine("        {");
        code.AppendLine($"            global::System.ReadOnlySpan<byte> name = {helper}.Name(ref reader);");
        if (record.Properties.Count > 0)
        {
            Names(code, vendor, record, bits);
        }

        code.AppendLine(record.Other is null ? $"            {helper}.Skip(ref reader);" : $"            {helper}.Other(ref reader, name, ref it.__other);");
        code.AppendLine("        }").AppendLine().AppendLine("        return it;").AppendLine("    }").AppendLine();
    }

    private static void Names(StringBuilder code, RecordVendor vendor, RecordClass record, BitPlan bits)
    {
        string helper = vendor.Type("ModelReader");
        code.AppendLine("            switch (name.Length)").AppendLine("            {");
        foreach (IGrouping<int, RecordProperty> group in record.Properties.GroupBy(static p => Encoding.UTF8.GetByteCount(p.Name)).OrderBy(static g => g.Key))
        {
            code.AppendLine($"                case {group.Key}:");
            foreach (RecordProperty property in group)
            {
                code.AppendLine($"                    if (global::System.MemoryExtensions.SequenceEqual(name, {Identifier.Literal(property.Name)}u8)) {{ {ReadValue(helper, property, record, bits)} continue; }}");
            }

            // The spelling in code may differ from the answer's; only a name that is not known costs the second look.
            foreach (RecordProperty property in group.Where(_ => vendor.IgnoresCase))
            {
                code.AppendLine($"                    if (global::System.Text.Ascii.EqualsIgnoreCase(name, {Identifier.Literal(property.Name)}u8)) {{ {ReadValue(helper, property, record, bits)} continue; }}");
            }

            code.AppendLine("                    break;");
        }

        code.AppendLine("            }").AppendLine();
    }

    private static string ReadValue(string helper, RecordProperty property, RecordClass record, BitPlan bits)
    {
        string field = "it." + property.Field;
        string name = Identifier.Literal(property.Name);
        switch (property.Kind)
        {
            case PropertyKind.Record or PropertyKind.Children:
                return $"{field} = {helper}.{property.Kind}<{property.Of}>(ref reader);";
            case PropertyKind.Compound:
                return $"{field} = {helper}.{property.Of}(ref reader);";
            case PropertyKind.Text:
                return $"{field} = {helper}.Text(ref reader);";
            case PropertyKind.SharedText:
                return $"{field} = {helper}.Shared(ref reader);";
            case PropertyKind.TextList:
                return $"{field} = {helper}.List(ref reader);";
            case PropertyKind.OptionList:
                return $"{field} = {helper}.Options<{property.Options!.Type}>(ref reader, ref it.__unreadable, {name}, {OptionEmitter.Parser(record, property.Options)});";
        }

        string parser = property.Kind == PropertyKind.Option ? OptionEmitter.Parser(record, property.Options!) + ", " : "";
        return $"if ({helper}.{property.Kind}(ref reader, ref it.__unreadable, {name}, {parser}out {field})) {{ {bits.MarkPresent(property, "it.")} }} else {{ {bits.MarkMissing(property, "it.")} }}";
    }
}
