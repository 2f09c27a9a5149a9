using System.Reflection;
using Entente.Testing;

namespace Entente.Forecasting.Tests;

public sealed class PublicSurfaceTests
{
    [Fact]
    public void PublicSurface_IsTheCheckedInList() => PublicSurface.Check(Assembly.Load("Entente.Forecasting"));
}
