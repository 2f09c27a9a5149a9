using System.Globalization;
using Entente.Desk.Contracts;
using Entente.Record;
using Entente.Record.Providers;

namespace Entente.Desk.Provision;

/// <summary>What does the record hold, and in which windows do its sources speak?</summary>
public sealed class WhatIsCovered : IQuestion<string, CoverageDocument>
{
    /// <inheritdoc/>
    public Task<CoverageDocument> AskAsync(string request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        using var record = RecordFile.OpenExisting(request);
        var imports = record.Imports().Select(i => new LedgerLine(i.Id, i.Provider, i.Version, i.File, i.Sha256, i.Bytes, i.Rows, i.Refused, i.ImportedOn, i.Program)).ToList();
        var windows = record.Coverage().Select(c => new CoverageLine(c.Provider, c.Version, c.Variable, Day(c.Window.Start), Day(c.Window.End), c.AbsenceIsZero ? "zero" : "unknown", c.Present, c.Missing)).ToList();
        return Task.FromResult(new CoverageDocument("entente/coverage/1", request, imports, windows));
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Is the record sound?</summary>
public sealed class IsRecordSound : IQuestion<string, VerifyDocument>
{
    /// <inheritdoc/>
    public Task<VerifyDocument> AskAsync(string request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        using var record = RecordFile.OpenExisting(request);
        progress?.Report(new Progress("checking the record", 0, null, "imports"));
        var faults = record.Verify(cancellation);
        var imports = record.Imports();
        return Task.FromResult(new VerifyDocument("entente/verify/1", request, faults.Count == 0, faults, imports.Count, imports.Sum(i => i.Rows)));
    }
}

/// <summary>Where do data come from, under what terms, and with what command are they got and put in?</summary>
public sealed class WhereDataComeFrom : IQuestion<string?, SourcesDocument>
{
    /// <inheritdoc/>
    public Task<SourcesDocument> AskAsync(string? request, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var wanted = Provider.All.Where(p => request is null || p.Id.Contains(request, StringComparison.OrdinalIgnoreCase));
        return Task.FromResult(new SourcesDocument("entente/sources/1", [.. wanted.Select(Line)]));
    }

    private static SourceLine Line(Provider p) =>
        new(p.Id, p.Title, p.Authority, p.Page, p.Download, p.Size, p.Terms, p.Citation, p.FileKinds, p.Download is null ? $"entente import {p.Id} FILE" : $"entente fetch {p.Id} && entente import {p.Id} FILE");
}
