using System.Net;
using System.Net.Sockets;
using System.Text;
using Entente.Desk.Provision;
using Entente.World;

namespace Entente.Desk.Tests;

/// <summary>Against a server of our own that breaks off, sends elsewhere, and lies.</summary>
public sealed class FetchFileTests : IDisposable
{
    private static readonly byte[] Content = [(byte)'P', (byte)'K', 3, 4, .. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7919 >> 3))];
    private readonly string _folder = Directory.CreateTempSubdirectory("entente").FullName;
    private readonly HttpListener _server = new();
    private readonly Uri _root;
    private int _asked;

    public FetchFileTests()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _root = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _server.Prefixes.Add(_root.ToString());
        _server.Start();
        _ = ServeAsync();
    }

    public void Dispose()
    {
        _server.Close();
        Directory.Delete(_folder, true);
    }

    [Theory]
    [InlineData("whole.zip")]
    [InlineData("breaks.zip")]
    [InlineData("moved.zip")]
    public async Task Fetch_WholeBrokenOffOrElsewhere_GivesTheFile(string name)
    {
        var got = await Fetch(name);
        Assert.Equal(Content, await File.ReadAllBytesAsync(got.Path));
        Assert.False(File.Exists(got.Path + ".part"));
    }

    [Fact]
    public async Task Fetch_PartFromBefore_IsGoneOnWith()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "whole.zip.part"), Content[..70_000]);
        var got = await Fetch("whole.zip");
        Assert.True(got.Resumed);
        Assert.Equal(Content, await File.ReadAllBytesAsync(got.Path));
    }

    [Theory]
    [InlineData("page.zip")]
    [InlineData("text.zip")]
    [InlineData("none.zip")]
    public async Task Fetch_Lies_AreNamedAndNothingIsKept(string name)
    {
        await Assert.ThrowsAsync<InputException>(() => Fetch(name));
        Assert.Empty(Directory.GetFiles(_folder, "*.zip"));
    }

    [Fact]
    public async Task Fetch_AnotherHash_IsRefused() =>
        await Assert.ThrowsAsync<InputException>(() => new FetchFile().AskAsync(new FetchRequest("cow-trade", _folder, null, new Uri(_root, "whole.zip"), new string('0', 64)), null, default));

    private Task<Fetched> Fetch(string name) => new FetchFile().AskAsync(new FetchRequest("cow-trade", _folder, null, new Uri(_root, name)), null, default);

    private async Task ServeAsync()
    {
        while (_server.IsListening)
        {
            try
            {
                var context = await _server.GetContextAsync();
                Answer(context, context.Request.Url!.AbsolutePath.TrimStart('/'));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
            {
                // A connection that was broken off on purpose, or the end of the test.
            }
        }
    }

    private void Answer(HttpListenerContext context, string name)
    {
        var response = context.Response;
        var from = context.Request.Headers["Range"] is { } range ? int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture) : 0;
        switch (name)
        {
            case "moved.zip":
                response.Redirect(new Uri(_root, "whole.zip").ToString());
                response.Close();
                return;
            case "none.zip":
                response.StatusCode = 404;
                response.Close();
                return;
            case "page.zip":
                response.ContentType = "text/html";
                response.Close(Encoding.ASCII.GetBytes("<html>log in</html>"), false);
                return;
            case "text.zip":
                response.Close(Encoding.ASCII.GetBytes("this is no archive"), false);
                return;
        }

        if (from > 0)
        {
            response.StatusCode = 206;
            response.Headers["Content-Range"] = $"bytes {from}-{Content.Length - 1}/{Content.Length}";
        }

        response.ContentLength64 = Content.Length - from;
        var stop = name == "breaks.zip" && Interlocked.Increment(ref _asked) < 3 ? Math.Min(Content.Length, from + 60_000) : Content.Length;
        response.OutputStream.Write(Content, from, stop - from);
        if (stop < Content.Length)
            response.Abort();
        else
            response.Close();
    }
}
