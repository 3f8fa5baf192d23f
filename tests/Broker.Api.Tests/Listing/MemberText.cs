using System.Reflection;

namespace Broker.Api.Tests.Listing;

/// <summary>One member as one C#-like line.</summary>
internal static class MemberText
{
    private const string RequiredMember = "RequiredMemberAttribute";

    public static string Of(FieldInfo field)
    {
        string type = TypeText.Of(field.FieldType, SignatureAnnotations.Of(field.CustomAttributes, field.DeclaringType));
        string kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        bool isDecimalConstant = field.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "DecimalConstantAttribute");
        object? value = field.IsLiteral || isDecimalConstant ? (isDecimalConstant ? field.GetValue(null) : field.GetRawConstantValue()) : null;
        string constant = field.IsLiteral || isDecimalConstant ? " = " + ConstantText.Of(value, field.FieldType) : "";
        return $"{Access(field.IsPublic)} {Required(field)}{(isDecimalConstant ? "const " : kind)}{type} {field.Name}{constant};";
    }

    public static string Of(ConstructorInfo constructor) =>
        $"{Access(constructor.IsPublic)} {constructor.DeclaringType!.Name.Split('`')[0]}({ParameterText.List(constructor)});";

    public static string Of(PropertyInfo property)
    {
        MethodInfo[] visible = [.. property.GetAccessors(nonPublic: true).Where(Visibility.IsVisible)];
        MethodInfo widest = visible.OrderByDescending(accessor => accessor.IsPublic).First();
        string type = TypeText.Of(property.PropertyType, SignatureAnnotations.Of(property.CustomAttributes, property.DeclaringType));
        string reference = property.PropertyType.IsByRef ? "ref " : "";
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(ParameterText.One))}]";
        string accessors = string.Join(" ", Accessors(property, widest));
        return $"{Prefix(widest)}{Required(property)}{reference}{type} {name} {{ {accessors} }}";
    }

    public static string Of(EventInfo item)
    {
        string type = TypeText.Of(item.EventHandlerType!, SignatureAnnotations.Of(item.CustomAttributes, item.DeclaringType));
        return $"{Prefix(item.AddMethod!)}event {type} {item.Name};";
    }

    public static string Of(MethodInfo method) =>
        $"{Prefix(method)}{OperatorText.ReturnAndName(method)}{GenericText.Parameters(method)}({ParameterText.List(method)}){GenericText.Constraints(method)};";

    private static IEnumerable<string> Accessors(PropertyInfo property, MethodInfo widest)
    {
        if (property.GetMethod is { } getter && Visibility.IsVisible(getter))
        {
            yield return Narrower(getter, widest) + "get;";
        }

        if (property.SetMethod is { } setter && Visibility.IsVisible(setter))
        {
            bool isInit = setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");
            yield return Narrower(setter, widest) + (isInit ? "init;" : "set;");
        }
    }

    private static string Narrower(MethodInfo accessor, MethodInfo widest) => accessor.IsPublic == widest.IsPublic ? "" : "protected ";

    private static string Prefix(MethodInfo method) => method.DeclaringType!.IsInterface ? InterfaceModifiers(method) : $"{Access(method.IsPublic)} {Modifiers(method)}";

    private static string Access(bool isPublic) => isPublic ? "public" : "protected";

    // A plain member of an interface must be implemented; "virtual" says that it brings its own body.
    private static string InterfaceModifiers(MethodInfo method) =>
        (method.IsStatic ? "static " : "") + (method.IsStatic && method.IsAbstract ? "abstract " : !method.IsAbstract && !method.IsStatic ? "virtual " : "");

    private static string Modifiers(MethodInfo method)
    {
        if (method.IsStatic)
        {
            return "static ";
        }

        bool isOverride = method.GetBaseDefinition() != method || HasCovariantReturn(method);
        if (method.IsAbstract)
        {
            return isOverride ? "abstract override " : "abstract ";
        }

        if (isOverride)
        {
            return method.IsFinal && !method.DeclaringType!.IsSealed ? "sealed override " : "override ";
        }

        bool isReadOnly = method.DeclaringType is { IsValueType: true } type && !IsReadOnly(type) && IsReadOnly(method);
        return isReadOnly ? "readonly " : method.IsVirtual && !method.IsFinal && !method.DeclaringType!.IsSealed ? "virtual " : "";
    }

    private static bool HasCovariantReturn(MethodInfo method) =>
        method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "PreserveBaseOverridesAttribute");

    private static bool IsReadOnly(MemberInfo member) =>
        member.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "IsReadOnlyAttribute");

    private static string Required(MemberInfo member) =>
        member.CustomAttributes.Any(attribute => attribute.AttributeType.Name == RequiredMember) ? "required " : "";
}
