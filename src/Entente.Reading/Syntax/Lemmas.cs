using System.Collections.Frozen;
using Entente.Reading.Quantities;

namespace Entente.Reading.Syntax;

/// <summary>Dictionary forms of English verbs and nouns, by rule and a list of irregular forms.</summary>
internal static class Lemmas
{
    private static readonly FrozenDictionary<string, string> Irregular = Pairs(
        "be:was,were,is,are,am,been,being,'s,'re,'m,’s,’re,’m have:had,has,'ve,’ve do:did,done,does go:went,gone,goes say:said,says make:made come:came see:saw,seen know:knew,known take:took,taken give:gave,given find:found tell:told think:thought leave:left meet:met hold:held bring:brought begin:began,begun keep:kept show:shown,showed write:wrote,written stand:stood hear:heard lose:lost pay:paid send:sent fall:fell,fallen lead:led grow:grew,grown win:won break:broke,broken strike:struck,stricken fight:fought seek:sought fly:flew,flown flee:fled shoot:shot sell:sold buy:bought withdraw:withdrew,withdrawn speak:spoke,spoken choose:chose,chosen rise:rose,risen build:built spend:spent draw:drew,drawn drive:drove,driven throw:threw,thrown seize:seized steal:stole,stolen forbid:forbade,forbidden forgive:forgave,forgiven swear:swore,sworn sink:sank,sunk shake:shook,shaken overthrow:overthrew,overthrown undertake:undertook,undertaken undergo:underwent,undergone feel:felt deal:dealt mean:meant run:ran sit:sat lay:laid lie:lay,lain hide:hid,hidden bear:bore,borne teach:taught catch:caught arise:arose,arisen foresee:foresaw,foreseen freeze:froze,frozen ride:rode,ridden wear:wore,worn wage:waged die:died,dying lie:lied,lying tie:tied,tying agree:agreed free:freed oversee:oversaw,overseen man:men woman:women child:children person:people foot:feet country:countries ally:allies army:armies embassy:embassies police:police troops:troops forces:forces talks:talks arms:arms enemy:enemies militia:militias crisis:crises series:series bomb:bombed,bombing bus:buses gas:gases official:officials plan:planned,planning ban:banned,banning stop:stopped,stopping plot:plotted,plotting cut:cutting hit:hitting set:setting quit:quitting admit:admitted,admitting commit:committed,committing permit:permitted,permitting submit:submitted,submitting expel:expelled,expelling rebel:rebelled,rebelling cancel:cancelled,canceled,cancelling refer:referred,referring transfer:transferred,transferring deter:deterred,deterring veto:vetoed,vetoes,vetoing ship:shipped,shipping scrap:scrapped,scrapping trap:trapped drop:dropped,dropping grab:grabbed stab:stabbed,stabbing beg:begged kidnap:kidnapped,kidnapping hijack:hijacked patrol:patrolled,patrolling control:controlled,controlling compel:compelled propel:propelled confer:conferred,conferring bar:barred,barring step:stepped,stepping slam:slammed,slamming rob:robbed get:got,gotten,getting let:letting put:putting shut:shutting end:ended sue:sued,suing war:warred,warring channel:channelled,channelling level:levelled,levelling travel:travelled,travelling signal:signalled,signalling pummel:pummelled,pummelling fulfil:fulfilled,fulfilling repel:repelled,repelling compel:compelling extol:extolled,extolling buzz:buzzed,buzzing see:seeing flee:fleeing free:freeing agree:agreeing guarantee:guaranteed,guaranteeing lead:leading");

    private static readonly FrozenSet<string> DoubleS = "boycott add buzz press pass discuss address express possess stress witness assess suppress access process miss dismiss cross guess bless harass embarrass".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // Verbs that end in e: after the ending -ed, -ing or -s is cut, the e comes back.
    private static readonly FrozenSet<string> EndInE = ("accus announc urg propos promis pledg negotiat mediat evacuat denounc criticiz criticis declar organiz organis mobiliz mobilis receiv giv tak mak leav believ provid releas reduc increas impos rais clos us continu issu includ involv cooperat cultivat demonstrat invit invad serv resum approv improv remov mov driv writ strik escal escalat stag wag explod decid divid requir acquir fir hir inspir retir pav argu rescu su pursu valu advis arriv surviv deriv endors enforc forc financ advanc balanc influenc reinforc sentenc embrac replac pac plac fac rac trac tolerat terminat violat assassinat eliminat dominat coordinat subordinat nominat designat integrat celebrat concentrat illustrat infiltrat penetrat retaliat repatriat initiat expropriat appreciat deteriorat liberat operat separat tortur captur structur manufactur massacr execut prosecut persecut institut substitut contribut distribut attribut disput refut commut salut dilut observ reserv preserv deserv conserv resolv dissolv evolv solv revolv interven conven undermin examin determin combin declin defin outlin conclud exclud intrud conced seced preced reced hous charg challeng chang arrang exchang damag manag engag encourag discourag stag besieg oblig indulg pledg judg alleg merg emerg surg purg privileg shar compar prepar war scar welcom overcom com becom hop cop escap shap scop typ wip blam nam tam sham fram assum consum presum resum describ prescrib subscrib brib prob rob liv lov sav wav brav bak lik strik shak wak ratif analyz authoriz authoris recogniz recognis apologiz apologis emphasiz emphasis legaliz normaliz normalis privatiz stabiliz stabilis destabiliz sabotag pillag rap seiz squeez fre freez danc vot quot not promot devot cit unit ignit incit excit recit delet complet compet creat relat stat updat locat relocat allocat dedicat educat indicat advocat revok invok provok evok smok jok tast wast postpon phon cloned ton hon zon tun tim min lin din shin win refin confin combin imagin disciplin se degrad trad invad upgrad persuad evad wad explor restor ignor stor secur assur ensur insur injur figur pressur measur treasur lectur nurtur ventur acced admir agre assembl barricad bas battl blockad bulldoz ceas ced censur chastis chid cleans convers convok decriminaliz demilitaris demilitariz demobilis demobiliz deplor derid disagre disburs dismantl disparag dispers downgrad dynamit eas encircl espous excus exercis exil extradit fil finalis finaliz fum guarante huddl implor lambast legalis los muzzl nationalis nationaliz oppos penalis penaliz prais purchas rampag raz rebuk recaptur refus reneg repuls reschedul restitut retak revers revil ridicul rul ruptur scal schedul scrambl scrutinis scrutiniz sid smuggl straf subsidis subsidiz sympathis sympathiz telephon test-fir underlin underscor undertak vandalis vandaliz oversea overse decre caus pleas teas supervis compromis surpris disguis despis devis revis televis advertis expos suppos dispos erod implod corrod collaps diagnos bath breath soothe handl settl struggl tackl tumbl troubl doubl tripl coupl crippl crumbl grappl juggl ruffl scuffl shuffl stifl strangl toppl trampl whistl wrestl enabl disabl resembl stumbl resettl belittl exampl sampl escalad parad crusad bridg hedg lodg nudg trudg wedg averag salvag voyag ravag outrag rang plung aveng reveng hing cring converg diverg submerg gaug centr theoris generaliz generalis civiliz civilis characteriz characteris modernis moderniz industrialis industrializ minimis minimiz maximis maximiz optimis prioritis prioritiz scandalis summaris summariz terroris terroriz victimis victimiz visualis neutralis neutraliz jeopardis jeopardiz harmonis harmoniz colonis coloniz commercialis liberalis liberaliz radicalis radicaliz militaris militariz polaris polariz weaponis weaponiz utilis utiliz specialis specializ").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The dictionary form of a word with its part of speech.</summary>
    internal static string Of(string form, string tag)
    {
        var lower = NumberWords.Lower(form);
        if (lower.Length < 3 || tag is "PROPN" or "PUNCT" or "NUM" or "ADP")
            return tag is "VERB" or "AUX" ? Irregular.GetValueOrDefault(lower, lower) : lower;
        if (Irregular.TryGetValue(lower, out var lemma))
            return lemma;
        return tag is "VERB" or "AUX" ? Verb(lower) : tag is "NOUN" ? Noun(lower) : lower;
    }

    internal static string Verb(string lower)
    {
        if (Irregular.TryGetValue(lower, out var lemma))
            return lemma;
        if (lower.EndsWith("ies", StringComparison.Ordinal) && lower.Length > 4)
            return lower[..^3] + "y";
        if (lower.EndsWith("ied", StringComparison.Ordinal) && lower.Length > 4)
            return lower[..^3] + "y";
        if (lower.EndsWith("ing", StringComparison.Ordinal) && lower.Length > 5)
            return Stem(lower[..^3]);
        if (lower.EndsWith("ed", StringComparison.Ordinal) && lower.Length > 4)
            return Stem(lower[..^2]);
        if (lower.EndsWith("es", StringComparison.Ordinal) && lower.Length > 4 && (lower[^3] is 'x' or 'z' or 'o' || lower.EndsWith("sses", StringComparison.Ordinal) || lower.EndsWith("shes", StringComparison.Ordinal) || lower.EndsWith("ches", StringComparison.Ordinal)))
            return EndInE.Contains(lower[..^2]) ? lower[..^1] : lower[..^2];
        return lower.EndsWith('s') && !lower.EndsWith("ss", StringComparison.Ordinal) && !lower.EndsWith("us", StringComparison.Ordinal) && lower.Length > 3 ? lower[..^1] : lower;
    }

    internal static string Noun(string lower)
    {
        if (Irregular.TryGetValue(lower, out var lemma))
            return lemma;
        if (lower.EndsWith("ies", StringComparison.Ordinal) && lower.Length > 4)
            return lower[..^3] + "y";
        if (lower.EndsWith("es", StringComparison.Ordinal) && lower.Length > 4 && (lower[^3] is 'x' || lower.EndsWith("sses", StringComparison.Ordinal) || lower.EndsWith("shes", StringComparison.Ordinal) || lower.EndsWith("ches", StringComparison.Ordinal)))
            return lower[..^2];
        return lower.EndsWith('s') && !lower.EndsWith("ss", StringComparison.Ordinal) && !lower.EndsWith("us", StringComparison.Ordinal) && !lower.EndsWith("is", StringComparison.Ordinal) && lower.Length > 3 ? lower[..^1] : lower;
    }

    private static string Stem(string stem)
    {
        if (EndInE.Contains(stem))
            return stem + "e";
        if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'f' or 'z' or 'e') && !DoubleS.Contains(stem))
            return stem[..^1];
        if (stem.EndsWith("at", StringComparison.Ordinal) && stem.Length > 4 && stem is not ("treat" or "retreat" or "defeat" or "repeat" or "combat" or "threat" or "entreat" or "maltreat" or "mistreat" or "cheat" or "beat" or "float" or "boat"))
            return stem + "e";
        // No verb but a few ends in a single s, or in a consonant and l.
        if (stem.Length > 3 && stem[^1] == 's' && stem[^2] != 's' && stem is not ("focus" or "canvas" or "bias"))
            return stem + "e";
        if (stem.Length > 3 && stem[^1] == 'l' && stem[^2] is 'b' or 'd' or 'f' or 'g' or 'k' or 'p' or 't' or 'z')
            return stem + "e";
        if (stem[^1] is 'v' or 'c' or 'u' or 'z' || (stem.EndsWith("dg", StringComparison.Ordinal) || stem.EndsWith("rg", StringComparison.Ordinal)) || (stem.EndsWith("iz", StringComparison.Ordinal)))
            return stem + "e";
        return stem;
    }

    private static FrozenDictionary<string, string> Pairs(string text)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in text.Split(' '))
        {
            var colon = entry.IndexOf(':', StringComparison.Ordinal);
            foreach (var form in entry[(colon + 1)..].Split(','))
                map.TryAdd(form, entry[..colon]);
        }

        return map.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
