namespace Entente.Forecasting;

internal sealed partial class Asker
{
    private const int WalkPartners = 20, WalkDoers = 12, WalkFacts = 30, WalkWindow = 60, WalkAskedFacts = 12;
    private readonly TopK _doers = new(WalkDoers);

    // Subject - partner - another doer - its objects, in any relation: the chance of getting there by fading counts.
    private void WalkFrom(SubjectMemory s)
    {
        var all = s.All.Slow(Now) + 1e-3f;
        var partners = _partners.Ids;
        foreach (var z in partners[..Math.Min(WalkPartners, partners.Length)])
        {
            var other = _history.Subjects[z];
            _doers.Clear();
            for (var k = 0; k < other.Partners; k++)
                if (other.Partner[k] != _subject)
                    _doers.Add(other.PartnerCount[k].Slow(Now), other.Partner[k]);
            var reach = _pair[z].Slow / (all * (other.All.Slow(Now) + 1e-3f));
            for (var i = 0; i < _doers.Ids.Length; i++)
            {
                var third = _history.Subjects[_doers.Ids[i]];
                var chance = reach * _doers.Scores[i] / (third.All.Slow(Now) + 1e-3f);
                for (var k = third.Facts - 1; k >= 0 && k >= third.Facts - WalkFacts; k--)
                {
                    var gap = Now - third.FactDay[k];
                    if (gap > WalkWindow)
                        break;
                    Touch(third.FactObject[k]);
                    _pair[third.FactObject[k]].Walk += chance * Decayed.Slow60(gap);
                }
            }
        }
    }

    // The same in the relation asked: to its last objects, back to who else did it to them, on to what these did it to.
    private void WalkFrom(AskedMemory own)
    {
        var back = _history.Inverse(_relation);
        var all = own.All.Slow(Now) + 1e-3f;
        for (var k = own.Facts - 1; k >= 0 && k >= own.Facts - WalkAskedFacts; k--)
        {
            if (_history.Asked(own.Done[k].Object, back) is not { } doers)
                continue;
            var reach = Decayed.Slow60(Now - own.Done[k].Day) / (all * (doers.All.Slow(Now) + 1e-3f));
            for (var i = doers.Facts - 1; i >= 0 && i >= doers.Facts - WalkAskedFacts; i--)
            {
                if (doers.Done[i].Object == _subject || _history.Asked(doers.Done[i].Object, _relation) is not { } theirs)
                    continue;
                var chance = reach * Decayed.Slow60(Now - doers.Done[i].Day) / (theirs.All.Slow(Now) + 1e-3f);
                for (var j = theirs.Facts - 1; j >= 0 && j >= theirs.Facts - WalkAskedFacts; j--)
                {
                    Touch(theirs.Done[j].Object);
                    _ask[theirs.Done[j].Object].Walk += chance * Decayed.Slow60(Now - theirs.Done[j].Day);
                }
            }
        }
    }
}
