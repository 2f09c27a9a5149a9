using System.Reflection;
using Entente.Testing;

namespace Entente.Structure.Tests;

public sealed class PublicSurfaceTests
{
    [Fact]
    public void PublicSurface_IsTheCheckedInList() => PublicSurface.Check(Assembly.Load("Entente.Structure"));
}
