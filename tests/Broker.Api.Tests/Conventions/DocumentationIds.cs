using System.Globalization;
using System.Reflection;
using System.Text;

namespace Broker.Api.Tests.Conventions;

/// <summary>The id under which the compiler writes a type or member into the XML documentation file.</summary>
internal static class DocumentationIds
{
    public static string Of(MemberInfo member) => member switch
    {
        Type type => "T:" + TypeName(type),
        FieldInfo field => $"F:{TypeName(field.DeclaringType!)}.{field.Name}",
        EventInfo item => $"E:{TypeName(item.DeclaringType!)}.{item.Name}",
        PropertyInfo property => $"P:{TypeName(property.DeclaringType!)}.{property.Name}{Parameters(property.GetIndexParameters())}",
        ConstructorInfo constructor => $"M:{TypeName(constructor.DeclaringType!)}.#ctor{Parameters(constructor.GetParameters())}",
        MethodInfo method => Method(method),
        _ => throw new ArgumentOutOfRangeException(nameof(member), member.MemberType, "Not a documented kind of member."),
    };

    private static string Method(MethodInfo method)
    {
        string arity = method.IsGenericMethodDefinition ? "``" + method.GetGenericArguments().Length.ToString(CultureInfo.InvariantCulture) : "";
        string result = method.Name is "op_Implicit" or "op_Explicit" ? "~" + Reference(method.ReturnType) : "";
        return $"M:{TypeName(method.DeclaringType!)}.{method.Name}{arity}{Parameters(method.GetParameters())}{result}";
    }

    private static string TypeName(Type type) => (type.FullName ?? $"{type.Namespace}.{type.Name}").Replace('+', '.');

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => Reference(parameter.ParameterType)))})";

    private static string Reference(Type type)
    {
        if (type.IsGenericParameter)
        {
            string position = type.GenericParameterPosition.ToString(CultureInfo.InvariantCulture);
            return (type.DeclaringMethod is null ? "`" : "``") + position;
        }

        if (type.HasElementType)
        {
            string element = Reference(type.GetElementType()!);
            return type.IsByRef ? element + "@" : type.IsPointer ? element + "*" : element + ArrayRank(type);
        }

        return type.IsGenericType ? Generic(type) : TypeName(type);
    }

    private static string ArrayRank(Type type) =>
        type.GetArrayRank() == 1 ? "[]" : $"[{string.Join(',', Enumerable.Repeat("0:", type.GetArrayRank()))}]";

    private static string Generic(Type type)
    {
        StringBuilder text = new();
        string[] levels = TypeName(type.GetGenericTypeDefinition()).Split('.');
        Type[] arguments = type.GetGenericArguments();
        int used = 0;
        foreach (string level in levels)
        {
            string[] nameAndArity = level.Split('`');
            text.Append(text.Length == 0 ? "" : ".").Append(nameAndArity[0]);
            if (nameAndArity.Length == 2)
            {
                int count = int.Parse(nameAndArity[1], CultureInfo.InvariantCulture);
                text.Append('{').AppendJoin(',', arguments.Skip(used).Take(count).Select(Reference)).Append('}');
                used += count;
            }
        }

        return text.ToString();
    }
}
