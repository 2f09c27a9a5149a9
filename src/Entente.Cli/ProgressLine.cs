using System.Diagnostics;
using System.Globalization;
using Entente.Desk;

namespace Entente.Cli;

/// <summary>Progress on one line of a terminal's standard error: rate and time left. Silent where it is no terminal.</summary>
internal sealed class ProgressLine(Terminal terminal) : IProgress<Progress>, IDisposable
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan _last = TimeSpan.MinValue;
    private string _step = "";
    private TimeSpan _stepStart;
    private bool _shown;

    public void Report(Progress value)
    {
        var now = _clock.Elapsed;
        if (!string.Equals(_step, value.Step, StringComparison.Ordinal))
        {
            (_step, _stepStart) = (value.Step, now);
            terminal.Say(value.Step);
        }

        if (!terminal.ErrorIsTerminal || (_last != TimeSpan.MinValue && now - _last < TimeSpan.FromMilliseconds(200)))
            return;
        _last = now;
        _shown = true;
        var seconds = Math.Max(1e-3, (now - _stepStart).TotalSeconds);
        var rate = value.Done / seconds;
        var left = value.Total is { } total && rate > 0 ? $", {TimeSpan.FromSeconds(Math.Max(0, (total - value.Done) / rate)):mm\\:ss} left" : "";
        terminal.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[K{value.Step}: {value.Done:N0} {value.Unit}, {rate:N0}/s{left}"));
    }

    public void Dispose()
    {
        if (_shown)
            terminal.Error.Write("\r\u001b[K");
    }
}
