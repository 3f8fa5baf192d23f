using System.Text;

namespace Broker.Crm.Records.Engine;

/// <summary>Writes what the interface asks of a class: names, states, texts, the map of what was set.</summary>
internal static class StateEmitter
{
    private const string Map = "global::System.Collections.Generic.IReadOnlyDictionary";

    public static void Write(StringBuilder code, RecordVendor vendor, RecordClass record, BitPlan bits)
    {
        string self = vendor.Interface(record.FullName);
        string helper = vendor.Type("ModelReader");
        code.AppendLine($"    static string {self}.ObjectType => {Identifier.Literal(record.ObjectName)};").AppendLine();
        code.AppendLine($"    static global::System.Collections.Generic.IReadOnlyList<string> {self}.{vendor.MemberWord}Names => {(vendor.HasParents ? "__asked" : "__names")};").AppendLine();
        if (vendor.HasParents)
        {
            code.AppendLine($"    static global::System.Collections.Generic.IReadOnlyList<string> {self}.CreateOnlyNames => __createOnly;").AppendLine();
        }

        code.AppendLine($"    static string? {self}.NameOf(string property) => __NameOf(property);").AppendLine();
        Names(code, vendor, record);

        code.AppendLine($"    {vendor.Type(vendor.MemberWord + "State")} {self}.StateOf(string property) => __NameOf(property) switch").AppendLine("    {");
        foreach (RecordProperty property in record.Properties)
        {
            code.AppendLine($"        {Identifier.Literal(property.Name)} => {helper}.State({bits.IsSet(property)}, {IsEmpty(property, bits)}),");
        }

        Unknown(code, helper);
        code.AppendLine($"    string? {self}.TextOf(string property) => __NameOf(property) switch").AppendLine("    {");
        foreach (RecordProperty property in record.Properties)
        {
            code.AppendLine($"        {Identifier.Literal(property.Name)} => {TextOf(vendor, property, record, bits)},");
        }

        Unknown(code, helper);
        Unset(code, self, helper, record, bits);
        bool reads = record.Properties.Any(static p => p.MayBeUnreadable);
        code.AppendLine($"    {Map}<string, string> {self}.Unreadable => {helper}.Unreadable({(reads ? "__unreadable" : "null")});").AppendLine();
        code.AppendLine($"    {Map}<string, {vendor.MapValue}> {self}.To{vendor.MapWord}()").AppendLine("    {");
        code.AppendLine($"        var map = new {vendor.Type(vendor.MapWord)}();");
        foreach (RecordProperty property in record.Properties.Where(static p => !p.IsReadOnly))
        {
            code.AppendLine($"        if ({bits.IsSet(property)}) map.Set({Identifier.Literal(property.Name)}, {Value(vendor, property, record, bits)});");
        }

        code.AppendLine("        return map;").AppendLine("    }").AppendLine();
    }

    private static void Names(StringBuilder code, RecordVendor vendor, RecordClass record)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        code.AppendLine("    private static string? __NameOf(string property) => property switch").AppendLine("    {");
        foreach ((string given, string name) in record.Properties.Select(static p => (p.Name, p.Name)).Concat(record.Properties.Select(static p => (p.Member, p.Name))))
        {
            if (known.Add(given))
            {
                code.AppendLine($"        {Identifier.Literal(given)} => {Identifier.Literal(name)},");
            }
        }

        string other = vendor.IgnoresCase ? $"{vendor.Type("ModelReader")}.NameWithoutCase(property, __names)" : "null";
        code.AppendLine($"        _ => {other},").AppendLine("    };").AppendLine();
    }

    private static void Unset(StringBuilder code, string self, string helper, RecordClass record, BitPlan bits)
    {
        code.AppendLine($"    void {self}.Unset(string property)").AppendLine("    {");
        code.AppendLine("        switch (__NameOf(property))").AppendLine("        {");
        foreach (RecordProperty property in record.Properties)
        {
            string drop = property.IsReadOnly
                ? ""
                : $"if ({bits.IsSet(property)}) {{ {property.Field} = default; {bits.MarkUnset(property)} {(property.IsPacked ? bits.MarkMissing(property) : "")} }} ";
            code.AppendLine($"            case {Identifier.Literal(property.Name)}: {drop}break;");
        }

        code.AppendLine($"            default: throw {helper}.NoProperty(property, __names);");
        code.AppendLine("        }").AppendLine("    }").AppendLine();
    }

    private static void Unknown(StringBuilder code, string helper) =>
        code.AppendLine($"        _ => throw {helper}.NoProperty(property, __names),").AppendLine("    };").AppendLine();

    private static string IsEmpty(RecordProperty property, BitPlan bits) => property.Kind switch
    {
        PropertyKind.Record or PropertyKind.Children or PropertyKind.Compound => $"{property.Field} is null",
        PropertyKind.Text or PropertyKind.SharedText => $"string.IsNullOrEmpty({property.Field})",
        PropertyKind.TextList or PropertyKind.OptionList => $"!({property.Field} is {{ Count: > 0 }})",
        _ => $"!({bits.IsPresent(property)})",
    };

    private static string TextOf(RecordVendor vendor, RecordProperty property, RecordClass record, BitPlan bits)
    {
        string helper = vendor.Type("ModelReader");
        string raw = $"{helper}.Raw(__unreadable, {Identifier.Literal(property.Name)}, {bits.IsSet(property)})";
        return property.Kind switch
        {
            PropertyKind.Record or PropertyKind.Children or PropertyKind.Compound => "null",
            PropertyKind.Text or PropertyKind.SharedText => $"string.IsNullOrEmpty({property.Field}) ? null : {property.Field}",
            PropertyKind.TextList => $"{helper}.ListText({property.Field})",
            PropertyKind.OptionList => $"{helper}.ListText({Value(vendor, property, record, bits)}) ?? {raw}",
            PropertyKind.Option => $"{bits.IsPresent(property)} ? {OptionEmitter.Text(record, property.Options!)}({property.Field}) : {raw}",
            _ => $"{bits.IsPresent(property)} ? {vendor.Type("ValueText")}.Of({property.Field}) : {raw}",
        };
    }

    /// <summary>What the map is given.</summary>
    private static string Value(RecordVendor vendor, RecordProperty property, RecordClass record, BitPlan bits) => property.Kind switch
    {
        PropertyKind.Record => $"{vendor.Type("ModelReader")}.Parent({property.Field}, {Identifier.Literal(property.Name)})",
        PropertyKind.Text or PropertyKind.SharedText or PropertyKind.TextList => property.Field,
        PropertyKind.OptionList => $"{vendor.Type("ModelReader")}.Texts({property.Field}, {OptionEmitter.Text(record, property.Options!)})",
        PropertyKind.Option => $"{bits.IsPresent(property)} ? {OptionEmitter.Text(record, property.Options!)}({property.Field}) : null",
        _ => $"{bits.IsPresent(property)} ? ({property.Type}?){property.Field} : null",
    };
}
