using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Entente.Record.Providers;
using Entente.World;

namespace Entente.Desk.Provision;

/// <summary>Get a provider's file.</summary>
/// <param name="Provider">The provider's id.</param>
/// <param name="Folder">Where it is put.</param>
/// <param name="Day">The day, for providers with a file a day; null otherwise.</param>
/// <param name="Url">Another address, such as a mirror; null for the provider's own.</param>
/// <param name="Sha256">The hash it must have; null for the provider's own, where that is known.</param>
public sealed record FetchRequest(string Provider, string Folder, DateOnly? Day, Uri? Url = null, string? Sha256 = null);

/// <summary>What was got.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Resumed">Whether an earlier part was gone on with.</param>
public sealed record Fetched(string Path, long Bytes, string Sha256, bool Resumed);

/// <summary>
/// Gets a provider's file: into a part beside it, gone on with where the connection broke off, renamed when size, kind and hash are as they
/// should be. A proxy is taken from the usual settings of the machine.
/// </summary>
/// <param name="client">The client; null makes one.</param>
public sealed class FetchFile(HttpClient? client = null) : IQuestion<FetchRequest, Fetched>
{
    private const int MostAttempts = 6;

    /// <inheritdoc/>
    public async Task<Fetched> AskAsync(FetchRequest request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var provider = Provider.Find(request.Provider) ?? throw new InputException($"there is no provider '{request.Provider}'; 'entente sources' lists them");
        var url = request.Url ?? Address(provider, request.Day);
        Directory.CreateDirectory(request.Folder);
        var name = Path.GetFileName(url.LocalPath);
        var path = Path.Combine(request.Folder, name.Length == 0 ? provider.Id + ".download" : name);
        var part = path + ".part";
        using var own = client is null ? new HttpClient { Timeout = TimeSpan.FromMinutes(30) } : null;
        var resumed = File.Exists(part);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await OnceAsync(client ?? own!, url, part, progress, cancellation).ConfigureAwait(false);
                break;
            }
            catch (Exception e) when (e is HttpRequestException or IOException && attempt < MostAttempts && !Final(e))
            {
                resumed = true;
            }
            catch (HttpRequestException e)
            {
                throw new InputException($"{url}: {e.Message} What was got stays in {part}; run the command again to go on", inner: e);
            }
            catch (IOException e)
            {
                throw new InputException($"{url}: the connection broke off {attempt} times ({e.Message}); what was got stays in {part}, run the command again to go on", inner: e);
            }
        }

        return await FinishAsync(url, path, part, request.Sha256 ?? provider.Sha256, resumed, cancellation).ConfigureAwait(false);
    }

    private static Uri Address(Provider provider, DateOnly? day)
    {
        if (provider.Download is not { } download)
            throw new InputException($"{provider.Id} has no file that can be got without a form or an account; see {provider.Page} and then run 'entente import {provider.Id} FILE'");
        if (download.Contains("{date}", StringComparison.Ordinal) && day is null)
            throw new InputException($"{provider.Id} has a file a day; name one with --date YYYY-MM-DD");
        return new Uri(download.Replace("{date}", day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    private static bool Final(Exception e) => e is HttpRequestException { StatusCode: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError };

    private static async Task OnceAsync(HttpClient client, Uri url, string part, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var have = File.Exists(part) ? new FileInfo(part).Length : 0;
        using var message = new HttpRequestMessage(HttpMethod.Get, url);
        if (have > 0)
            message.Headers.Range = new RangeHeaderValue(have, null);
        using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && response.Content.Headers.ContentRange?.Length == have)
            return;
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            File.Delete(part);
            throw new IOException("the part does not fit the file any more");
        }

        response.EnsureSuccessStatusCode();
        if (response.Content.Headers.ContentType?.MediaType == "text/html")
            throw new InputException($"{url}: a web page was sent, not a file; look at it in a browser and get the file by hand");
        // A server that does not know ranges, or answers with another one than was asked for, sends from the start.
        var goesOn = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have;
        if (response.StatusCode == HttpStatusCode.PartialContent && !goesOn)
        {
            File.Delete(part);
            throw new IOException("another part was sent than was asked for");
        }

        var total = response.Content.Headers.ContentLength is { } length ? (goesOn ? have : 0) + length : (long?)null;
        await using var from = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using var to = new FileStream(part, goesOn ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None);
        var buffer = new byte[1 << 16];
        var done = goesOn ? have : 0;
        int read;
        while ((read = await from.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            done += read;
            progress?.Report(new Progress("getting " + url.Host, done, total, "bytes"));
        }

        if (total is { } all && done != all)
            throw new IOException($"{done} of {all} bytes came");
    }

    private static async Task<Fetched> FinishAsync(Uri url, string path, string part, string? expected, bool resumed, CancellationToken cancellation)
    {
        string hash;
        long bytes;
        var head = new byte[4];
        await using (var stream = File.OpenRead(part))
        {
            bytes = stream.Length;
            var read = await stream.ReadAtLeastAsync(head, 4, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
            stream.Position = 0;
            hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false));
            var zip = path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
            expected = zip && !(read == 4 && head is [(byte)'P', (byte)'K', 3, 4]) ? "a zip archive" : expected is not null && !string.Equals(expected, hash, StringComparison.OrdinalIgnoreCase) ? $"a file with SHA-256 {expected}" : null;
        }

        if (expected is not null)
        {
            File.Delete(part);
            throw new InputException($"{url}: {expected} was expected, another was sent ({bytes} bytes, SHA-256 {hash}); nothing was kept");
        }

        File.Move(part, path, overwrite: true);
        return new Fetched(path, bytes, hash, resumed);
    }
}
