using System.Globalization;
using System.Text;
using Entente.Desk.Brief;
using Entente.Desk.Brief.Page;
using Entente.Desk.Cases;
using Entente.Numerics;
using Entente.Testing;
using Entente.World;

namespace Entente.Desk.Tests;

/// <summary>
/// Files with flipped, cut, doubled and inserted bytes: each gives a brief or an <see cref="InputException"/> of one line, never another
/// exception. <c>ENTENTE_MUTATIONS</c> sets how many; .ci/long runs thousands.
/// </summary>
public sealed class MutationTests
{
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("ENTENTE_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 25;

    private static readonly string[] Insertions = ["<script>", "\"", "'", ": ", "\n- ", "{", "]", "\u0000", "\u200F", "ﷺ", "😀", "&#0;", "<!--", "</body>", "%s", "..", "1e999", "-", "\t", "\\"];

    [Fact]
    public async Task Case_MutatedFiles_AreReadOrRefused()
    {
        var files = Directory.GetFiles(Brief.WorkedCase.Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".yaml" or ".md").Order(StringComparer.Ordinal).ToArray();
        await RunAll(files, Brief.WorkedCase.Folder, async folder =>
        {
            var made = await new MakeBrief().AskAsync(new BriefRequest { Case = folder }, null, TestContext.Current.CancellationToken);
            Assert.EndsWith("</html>\n", BriefPage.Render(made.Document), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Articles_MutatedFiles_AreReadOrRefused()
    {
        var source = Path.Combine(Checkout.Root, "tests", "Entente.Desk.Tests", "Articles", "nile");
        await RunAll(Directory.GetFiles(source), source, async folder =>
        {
            var target = folder + "-case";
            try
            {
                var drafted = await new DraftCase().AskAsync(new DraftRequest(target, folder, ["Will it?"], null, new DateOnly(2026, 1, 1)), null, TestContext.Current.CancellationToken);
                Assert.All(drafted.Refused, r => Assert.DoesNotContain('\n', r));
                var made = await new MakeBrief().AskAsync(new BriefRequest { Case = target }, null, TestContext.Current.CancellationToken);
                Assert.Null(made.Document.Weighing);
            }
            finally
            {
                if (Directory.Exists(target))
                    Directory.Delete(target, recursive: true);
            }
        });
    }

    private static async Task RunAll(string[] files, string root, Func<string, Task> use)
    {
        var refused = 0;
        for (var i = 0; i < Count; i++)
        {
            var random = SeededRandom.ForBlock(7, i);
            var folder = Directory.CreateTempSubdirectory("entente").FullName;
            try
            {
                foreach (var file in Directory.GetFiles(root, "*", SearchOption.AllDirectories))
                {
                    var copy = Path.Combine(folder, Path.GetRelativePath(root, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    File.Copy(file, copy);
                }

                var victim = Path.Combine(folder, Path.GetRelativePath(root, files[random.NextInt32(files.Length)]));
                File.WriteAllBytes(victim, Mutate(File.ReadAllBytes(victim), random));
                await use(folder);
            }
            catch (InputException e)
            {
                refused++;
                Assert.DoesNotContain('\n', e.Message);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException and not OperationCanceledException)
            {
                Assert.Fail($"mutation {i}: {e}");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        Assert.InRange(refused, 0, Count);
    }

    private static byte[] Mutate(byte[] bytes, SeededRandom random)
    {
        var result = new List<byte>(bytes);
        for (var n = 1 + random.NextInt32(4); n > 0 && result.Count > 0; n--)
        {
            var at = random.NextInt32(result.Count);
            switch (random.NextInt32(5))
            {
                case 0:
                    result[at] ^= (byte)(1 << random.NextInt32(8));
                    break;
                case 1:
                    result.RemoveRange(at, Math.Min(result.Count - at, 1 + random.NextInt32(200)));
                    break;
                case 2:
                    result.InsertRange(at, [.. result.Skip(at).Take(1 + random.NextInt32(300))]);
                    break;
                case 3:
                    result.InsertRange(at, Encoding.UTF8.GetBytes(Insertions[random.NextInt32(Insertions.Length)]));
                    break;
                default:
                    result.RemoveRange(at, result.Count - at);
                    break;
            }
        }

        return [.. result];
    }
}
