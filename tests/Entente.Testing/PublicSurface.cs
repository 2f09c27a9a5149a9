using System.Reflection;
using System.Text;

namespace Entente.Testing;

/// <summary>The public surface of a library as text, one member a line, in ordinal order.</summary>
public static class PublicSurface
{
    /// <summary>Compares the surface with <c>docs/surface/ASSEMBLY.txt</c>.</summary>
    public static void Check(Assembly assembly) => Golden.Check($"docs/surface/{assembly.GetName().Name}.txt", Print(assembly));

    /// <summary>Prints the surface.</summary>
    public static string Print(Assembly assembly)
    {
        var lines = new List<string>();
        foreach (var type in assembly.GetExportedTypes())
        {
            lines.Add($"{Kind(type)} {Name(type)}{Base(type)}");
            const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
            if (type.IsEnum)
            {
                lines.AddRange(Enum.GetNames(type).Select(n => $"{Name(type)}.{n} = {Convert.ToInt64(Enum.Parse(type, n), System.Globalization.CultureInfo.InvariantCulture)}"));
                continue;
            }

            lines.AddRange(type.GetConstructors(Own).Where(Visible).Select(c => $"{Name(type)}.ctor({Parameters(c)})"));
            lines.AddRange(type.GetFields(Own).Where(f => f.IsPublic || f.IsFamily).Select(f => $"{Name(type)}.{f.Name} : {Name(f.FieldType)}"));
            lines.AddRange(type.GetProperties(Own).Where(p => p.GetAccessors(true).Any(Visible)).Select(p => $"{Name(type)}.{p.Name} {{ {(p.GetMethod is { } g && Visible(g) ? "get; " : "")}{(p.SetMethod is { } s && Visible(s) ? "set; " : "")}}} : {Name(p.PropertyType)}"));
            lines.AddRange(type.GetMethods(Own).Where(m => Visible(m) && !m.IsSpecialName && !m.Name.StartsWith('<') && !IsRecordPlumbing(m)).Select(m => $"{Name(type)}.{m.Name}{Generic(m)}({Parameters(m)}) : {Name(m.ReturnType)}"));
        }

        lines.Sort(string.CompareOrdinal);
        return new StringBuilder().AppendJoin('\n', lines).Append('\n').ToString();
    }

    private static bool Visible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsRecordPlumbing(MethodInfo m) =>
        m.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "PrintMembers" or "<Clone>$";

    private static string Kind(Type t) => t.IsEnum ? "enum" : t.IsInterface ? "interface" : typeof(Delegate).IsAssignableFrom(t) ? "delegate" : t.IsValueType ? "struct" : t is { IsAbstract: true, IsSealed: true } ? "static class" : t.IsAbstract ? "abstract class" : t.IsSealed ? "sealed class" : "class";

    private static string Base(Type t) => t.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) && b != typeof(Enum) && b != typeof(MulticastDelegate) ? $" : {Name(b)}" : "";

    private static string Generic(MethodInfo m) => m.IsGenericMethodDefinition ? $"<{string.Join(", ", m.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Parameters(MethodBase m) => string.Join(", ", m.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = …" : "")}"));

    private static string Name(Type t)
    {
        if (t.IsByRef)
            return "ref " + Name(t.GetElementType()!);
        if (t.IsArray)
            return Name(t.GetElementType()!) + "[]";
        if (t.IsGenericParameter)
            return t.Name;
        var name = t.IsNested ? $"{Name(t.DeclaringType!)}.{t.Name}" : t.Name;
        if (!t.IsGenericType)
            return name;
        var tick = name.LastIndexOf('`');
        return $"{(tick < 0 ? name : name[..tick])}<{string.Join(", ", t.GetGenericArguments().Select(Name))}>";
    }
}
