namespace Entente.Figures;

/// <summary>For how wide a column a figure is laid out.</summary>
public enum FigureWidth
{
    /// <summary>A page or a screen: 720 units, text of 12 units and more.</summary>
    Wide,

    /// <summary>A telephone: 340 units, labels stacked above what they name, text of 11.5 units and more.</summary>
    Narrow,
}
